/* on_day.h - a known day, as tests of terms write it. */
#ifndef TESTS_ON_DAY_H
#define TESTS_ON_DAY_H

#include "base/date.h"

static struct maybe_date
on(int year, int month, int mday)
{
    return (struct maybe_date){true, date_of(year, month, mday)};
}

#endif
