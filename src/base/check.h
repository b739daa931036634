/* check.h - a condition that holds, or the program is wrong and stops.
 *
 * A bug is not an outcome: check() stays on in production, because going on with a broken
 * invariant can lose somebody's question. It prints the place and the condition (never a value,
 * which could be personal) and aborts; the supervisor starts the server again. */
#ifndef BASE_CHECK_H
#define BASE_CHECK_H

#define NODISCARD __attribute__((warn_unused_result))

_Noreturn void check_failed(const char *file, int line, const char *what);

#define check(cond) ((cond) ? (void)0 : check_failed(__FILE__, __LINE__, #cond))

#endif
