/* sealed_fields.h - several short texts in one sealed column, as a form body: name=value&... */
#ifndef DOMAIN_INTAKE_SEALED_FIELDS_H
#define DOMAIN_INTAKE_SEALED_FIELDS_H

#include "base/text.h"

void sealed_field_add(struct text *t, struct str name,
                      struct str value); /* an empty value is left out */
void sealed_field_add_int(struct text *t, struct str name, int64_t value);
/* Empty, or 0, when there is none. */
struct str sealed_field(struct arena *mem, struct str fields, struct str name);
int64_t sealed_field_int(struct arena *mem, struct str fields, struct str name);

#endif
