"""What date expressions mean, against a Sunday: 4 June 2017. One a line: `expression | first last grain`, a single day
where one date stands; "-" is open; "+" in front says that the clause looks ahead.
"""

from __future__ import annotations

ROWS = """
Sunday | 2017-06-04 day
on Sunday | 2017-06-04 day
Sunday's | 2017-06-04 day
Saturday | 2017-06-03 day
on Monday | 2017-05-29 day
Monday night | 2017-05-29 day
Tuesday morning | 2017-05-30 day
early on Monday | 2017-05-29 day
late Tuesday | 2017-05-30 day
late on Friday | 2017-06-02 day
the night of Tuesday | 2017-05-30 day
last Friday | 2017-06-02 day
last Sunday | 2017-05-28 day
this Friday | 2017-06-02 day
next Tuesday | 2017-06-06 day
next Sunday | 2017-06-11 day
Friday last week | 2017-05-26 day
Friday of last week | 2017-05-26 day
Tuesday next week | 2017-06-06 day
+ on Friday | 2017-06-09 day
+ Sunday | 2017-06-04 day
+ this Friday | 2017-06-09 day
+ early on Monday | 2017-06-05 day
today | 2017-06-04 day
yesterday | 2017-06-03 day
yesterday evening | 2017-06-03 day
tomorrow | 2017-06-05 day
tonight | 2017-06-04 day
this morning | 2017-06-04 day
earlier today | 2017-06-04 day
last night | 2017-06-03 day
the day before yesterday | 2017-06-02 day
the day after tomorrow | 2017-06-06 day
overnight | 2017-06-03 2017-06-04 span
overnight into Wednesday | 2017-05-30 2017-05-31 span
the past 24 hours | 2017-06-03 2017-06-04 span
in the past 48 hours | 2017-06-02 2017-06-04 span
over the last 36 hours | 2017-06-02 2017-06-04 span
the past day | 2017-06-03 2017-06-04 span
the past three days | 2017-06-01 2017-06-04 span
over the past two weeks | 2017-05-21 2017-06-04 span
in the last month | 2017-05-04 2017-06-04 span
the past year | 2016-06-04 2017-06-04 span
the past ten years | 2007-06-04 2017-06-04 span
the past few days | 2017-05-29 2017-06-04 span
the last couple of weeks | 2017-05-21 2017-06-04 span
recent weeks | - 2017-06-04 span
in recent months | - 2017-06-04 span
the coming days | 2017-06-04 - span
the next 48 hours | 2017-06-04 2017-06-06 span
the next two weeks | 2017-06-04 2017-06-18 span
two days ago | 2017-06-02 day
a day ago | 2017-06-03 day
four hours ago | 2017-06-04 day
48 hours ago | 2017-06-02 day
a week ago | 2017-05-22 2017-05-28 week
two weeks ago | 2017-05-15 2017-05-21 week
eight months ago | 2016-10-01 2016-10-31 month
nearly three years ago | 2014-01-01 2014-12-31 year
twenty-five years ago | 1992-01-01 1992-12-31 year
three decades ago | 1980-01-01 1989-12-31 decade
a few days ago | 2017-05-29 2017-06-02 span
three days from now | 2017-06-07 day
a week ago on Friday | 2017-05-26 day
eight months into | 2016-10-04 2017-06-04 span
Eight months into the siege | 2016-10-04 2017-06-04 span
two weeks into | 2017-05-21 2017-06-04 span
last week | 2017-05-22 2017-05-28 week
this week | 2017-05-29 2017-06-04 week
next week | 2017-06-05 2017-06-11 week
earlier this week | 2017-05-29 2017-06-04 span
the weekend | 2017-06-03 2017-06-04 span
last weekend | 2017-05-27 2017-05-28 span
next weekend | 2017-06-10 2017-06-11 span
last month | 2017-05-01 2017-05-31 month
this month | 2017-06-01 2017-06-04 month
+ this month | 2017-06-04 2017-06-30 month
next month | 2017-07-01 2017-07-31 month
late last month | 2017-05-21 2017-05-31 span
last year | 2016-01-01 2016-12-31 year
this year | 2017-01-01 2017-06-04 year
earlier this year | 2017-01-01 2017-06-04 span
later this year | 2017-06-04 2017-12-31 span
next year | 2018-01-01 2018-12-31 year
early last year | 2016-01-01 2016-04-30 span
the end of last year | 2016-01-01 2016-12-31 year
last decade | 2000-01-01 2009-12-31 decade
2017-06-03 | 2017-06-03 day
2017-06-03T10:30 | 2017-06-03 day
2016-11 | 2016-11-01 2016-11-30 month
2017/06/03 | 2017-06-03 day
13/06/2016 | 2016-06-13 day
06/13/2016 | 2016-06-13 day
June 3, 2017 | 2017-06-03 day
3 June 2017 | 2017-06-03 day
on 3 September 2016 | 2016-09-03 day
the 3rd of June, 2016 | 2016-06-03 day
Saturday, June 3, 2017 | 2017-06-03 day
4 Feb 90 | 1990-02-04 day
June 3 | 2017-06-03 day
June 3rd | 2017-06-03 day
3 June | 2017-06-03 day
May 12 | 2017-05-12 day
Sept. 11 | 2016-09-11 day
December 1 | 2016-12-01 day
+ June 12 | 2017-06-12 day
+ March 1 | 2018-03-01 day
June 5 | 2017-06-05 day
Feb 29 | 2016-02-29 day
9/11 | 2001-09-11 day
June 3 last year | 2016-06-03 day
March | 2017-03-01 2017-03-31 month
in March | 2017-03-01 2017-03-31 month
in July | 2016-07-01 2016-07-31 month
+ in July | 2017-07-01 2017-07-31 month
last March | 2017-03-01 2017-03-31 month
last June | 2016-06-01 2016-06-30 month
March 2016 | 2016-03-01 2016-03-31 month
March last year | 2016-03-01 2016-03-31 month
mid-May | 2017-05-11 2017-05-20 span
early May | 2017-05-01 2017-05-10 span
late February 2016 | 2016-02-21 2016-02-29 span
the end of June | 2017-06-01 2017-06-30 month
the month of April | 2017-04-01 2017-04-30 month
spring 2016 | 2016-03-01 2016-05-31 season
the summer of 2016 | 2016-06-01 2016-08-31 season
last summer | 2016-06-01 2016-08-31 season
last winter | 2016-12-01 2017-02-28 season
this summer | 2017-06-01 2017-08-31 season
next spring | 2018-03-01 2018-05-31 season
2014 | 2014-01-01 2014-12-31 year
in 2014 | 2014-01-01 2014-12-31 year
early 2016 | 2016-01-01 2016-04-30 span
mid-2016 | 2016-05-01 2016-08-31 span
late 2016 | 2016-09-01 2016-12-31 span
the 1990s | 1990-01-01 1999-12-31 decade
the early 1990s | 1990-01-01 1993-12-31 span
the '80s | 1980-01-01 1989-12-31 decade
the 19th century | 1801-01-01 1900-12-31 span
the first half of 2016 | 2016-01-01 2016-06-30 span
the third quarter of last year | 2016-07-01 2016-09-30 span
Q1 2017 | 2017-01-01 2017-03-31 span
since 2014 | 2014-01-01 2017-06-04 span
since Monday | 2017-05-29 2017-06-04 span
since 8 May | 2017-05-08 2017-06-04 span
since last year | 2016-01-01 2017-06-04 span
since early March | 2017-03-01 2017-06-04 span
from 2014 onwards | 2014-01-01 2017-06-04 span
until Friday | - 2017-06-02 span
before 2014 | - 2013-12-31 span
after June 1 | 2017-06-02 - span
from 3 to 5 June | 2017-06-03 2017-06-05 span
June 3-5 | 2017-06-03 2017-06-05 span
June 3-5, 2016 | 2016-06-03 2016-06-05 span
3-5 June 2016 | 2016-06-03 2016-06-05 span
May 30 to June 2 | 2017-05-30 2017-06-02 span
December 30 to January 2 | 2016-12-30 2017-01-02 span
between Monday and Wednesday | 2017-05-29 2017-05-31 span
from Friday to Sunday | 2017-06-02 2017-06-04 span
+ between Monday and Wednesday | 2017-06-05 2017-06-07 span
between March and May | 2017-03-01 2017-05-31 span
from 2014 to 2016 | 2014-01-01 2016-12-31 span
2014-16 | 2014-01-01 2016-12-31 span
Christmas | 2016-12-25 day
Christmas Eve 2015 | 2015-12-24 day
New Year's Day | 2017-01-01 day
""".strip().splitlines()
