"""What date expressions mean, against a Sunday: 4 June 2017, continued. One a line: `expression | days grain`, one day
where one date stands; "-" is open; "+" in front says that the clause looks ahead.
"""

from __future__ import annotations

ROWS = """
May Day | 2017-05-01 day
+ Halloween | 2017-10-31 day
10:30 pm | 2017-06-04 time
at 3 a.m. | 2017-06-04 time
around noon | 2017-06-04 time
0730 GMT | 2017-06-04 time
14:30 | 2017-06-04 time
two o'clock | 2017-06-04 time
Sunday morning | 2017-06-04 day
late Thursday night | 2017-06-01 day
Friday afternoon | 2017-06-02 day
Thurs. | 2017-06-01 day
the evening of Friday | 2017-06-02 day
the early hours of Saturday | 2017-06-03 day
last Monday morning | 2017-05-29 day
this past Wednesday | 2017-05-31 day
this coming Thursday | 2017-06-08 day
Wednesday this week | 2017-05-31 day
Thursday of next week | 2017-06-08 day
+ Monday | 2017-06-05 day
+ Friday evening | 2017-06-09 day
+ next Monday | 2017-06-05 day
+ tomorrow night | 2017-06-05 day
late yesterday | 2017-06-03 day
earlier yesterday | 2017-06-03 day
yesterday morning | 2017-06-03 day
this afternoon | 2017-06-04 day
late last night | 2017-06-03 day
an hour ago | 2017-06-04 day
36 hours ago | 2017-06-03 day
a couple of days ago | 2017-06-02 day
several weeks ago | 2017-04-16 2017-05-14 span
three weeks ago | 2017-05-08 2017-05-14 week
a fortnight ago | 2017-05-15 2017-05-21 week
a month ago | 2017-05-01 2017-05-31 month
six months ago | 2016-12-01 2016-12-31 month
18 months ago | 2015-12-01 2015-12-31 month
a year ago | 2016-01-01 2016-12-31 year
several years ago | 2010-06-04 2014-06-04 span
some 40 years ago | 1977-01-01 1977-12-31 year
a decade ago | 2000-01-01 2009-12-31 decade
more than two decades ago | 1990-01-01 1999-12-31 decade
two weeks from now | 2017-06-12 2017-06-18 week
in three days' time | 2017-06-07 day
in two months' time | 2017-08-01 2017-08-31 month
the last 12 months | 2016-06-04 2017-06-04 span
the past fortnight | 2017-05-21 2017-06-04 span
the past decade | 2007-06-04 2017-06-04 span
the past several days | 2017-05-28 2017-06-04 span
during the past six weeks | 2017-04-23 2017-06-04 span
the next few days | 2017-06-04 2017-06-10 span
within the next 72 hours | 2017-06-04 2017-06-07 span
the coming weeks | 2017-06-04 - span
recent years | - 2017-06-04 span
this decade | 2010-01-01 2017-06-04 decade
last quarter | 2017-01-01 2017-03-31 span
this quarter | 2017-04-01 2017-06-04 span
earlier this month | 2017-06-01 2017-06-04 span
later this month | 2017-06-04 2017-06-30 span
late last week | 2017-05-26 2017-05-28 span
early next year | 2018-01-01 2018-04-30 span
late next year | 2018-09-01 2018-12-31 span
the start of the year | 2017-01-01 2017-12-31 year
the end of the year | 2017-01-01 2017-12-31 year
the beginning of the month | 2017-06-01 2017-06-30 month
the middle of next month | 2017-07-01 2017-07-31 month
+ this year | 2017-06-04 2017-12-31 year
since the start of the year | 2017-01-01 2017-06-04 span
since last week | 2017-05-22 2017-06-04 span
since the 1990s | 1990-01-01 2017-06-04 span
since 11 May | 2017-05-11 2017-06-04 span
since Friday | 2017-06-02 2017-06-04 span
until 2014 | - 2014-12-31 span
until last week | - 2017-05-28 span
before Monday | - 2017-05-28 span
after 2011 | 2012-01-01 - span
by Friday | 2017-06-02 day
+ by Friday | 2017-06-09 day
by 2020 | 2020-01-01 2020-12-31 year
by the end of 2016 | 2016-01-01 2016-12-31 year
throughout 2016 | 2016-01-01 2016-12-31 year
mid-2014 | 2014-05-01 2014-08-31 span
the mid-1990s | 1994-01-01 1996-12-31 span
the late 1970s | 1977-01-01 1979-12-31 span
the 2010s | 2010-01-01 2019-12-31 decade
the 20th century | 1901-01-01 2000-12-31 span
the late 19th century | 1867-01-01 1900-12-31 span
the early 20th century | 1901-01-01 1933-12-31 span
January 2017 | 2017-01-01 2017-01-31 month
Jan. 2017 | 2017-01-01 2017-01-31 month
early January | 2017-01-01 2017-01-10 span
late December | 2016-12-21 2016-12-31 span
mid-March 2016 | 2016-03-11 2016-03-20 span
the start of May | 2017-05-01 2017-05-31 month
next March | 2018-03-01 2018-03-31 month
+ in September | 2017-09-01 2017-09-30 month
+ in April | 2018-04-01 2018-04-30 month
the first week of May | 2017-05-01 2017-05-07 span
the last week of May | 2017-05-25 2017-05-31 span
the last day of May | 2017-05-31 day
the first three months of the year | 2017-01-01 2017-03-31 span
the first six months of 2016 | 2016-01-01 2016-06-30 span
the last three months of 2016 | 2016-10-01 2016-12-31 span
the first half of May | 2017-05-01 2017-05-15 span
the second half of last year | 2016-07-01 2016-12-31 span
the fourth quarter of 2016 | 2016-10-01 2016-12-31 span
Q4 2016 | 2016-10-01 2016-12-31 span
autumn 2015 | 2015-09-01 2015-11-30 season
the fall of 2014 | 2014-09-01 2014-11-30 season
the end of the summer of 2016 | 2016-06-01 2016-08-31 season
+ in spring | 2018-03-01 2018-05-31 season
Monday, 29 May | 2017-05-29 day
Thursday 28 July | 2016-07-28 day
Tuesday, May 30, 2017 | 2017-05-30 day
1 Jan 2017 | 2017-01-01 day
Jan. 1, 2017 | 2017-01-01 day
1st January 2017 | 2017-01-01 day
May 4th | 2017-05-04 day
the 4th of May | 2017-05-04 day
03 June 2017 | 2017-06-03 day
Dec.14th | 2016-12-14 day
13.06.2016 | 2016-06-13 day
2017-06-03T10:30:00Z | 2017-06-03 day
29 February 2016 | 2016-02-29 day
+ on 1 January | 2018-01-01 day
+ September 10 | 2017-09-10 day
+ June 4 | 2017-06-04 day
2 and 3 June | 2017-06-02 2017-06-03 span
June 2-4 | 2017-06-02 2017-06-04 span
May 30-June 2 | 2017-05-30 2017-06-02 span
30 May - 2 June 2017 | 2017-05-30 2017-06-02 span
from June 2 until June 4 | 2017-06-02 2017-06-04 span
between June 1 and June 3 | 2017-06-01 2017-06-03 span
between 9 and 11 May | 2017-05-09 2017-05-11 span
Monday through Thursday | 2017-05-29 2017-06-01 span
from Thursday to Saturday | 2017-06-01 2017-06-03 span
from March 2016 to May 2017 | 2016-03-01 2017-05-31 span
between 2014 and 2016 | 2014-01-01 2016-12-31 span
from 2003 until 2011 | 2003-01-01 2011-12-31 span
1914-1918 | 1914-01-01 1918-12-31 span
2003–11 | 2003-01-01 2011-12-31 span
Easter | 2017-04-16 day
Easter Monday | 2017-04-17 day
Good Friday | 2017-04-14 day
Palm Sunday 2016 | 2016-03-20 day
Pentecost | 2017-06-04 day
Orthodox Easter 2016 | 2016-05-01 day
Thanksgiving | 2016-11-24 day
Thanksgiving Day 2015 | 2015-11-26 day
last Thanksgiving | 2016-11-24 day
+ this Thanksgiving | 2017-11-23 day
Memorial Day | 2017-05-29 day
Labor Day last year | 2016-09-05 day
Ramadan 2016 | 2016-06-06 2016-07-05 span
last Ramadan | 2016-06-06 2016-07-05 span
Eid al-Adha 2016 | 2016-09-12 2016-09-15 span
Nowruz | 2017-03-21 day
New Year's Eve | 2016-12-31 day
+ by Christmas | 2017-12-25 day
Christmas 2015 | 2015-12-25 day
Bastille Day last year | 2016-07-14 day
10.30pm | 2017-06-04 time
3 am | 2017-06-04 time
15:45 GMT | 2017-06-04 time
0300 hours | 2017-06-04 time
midnight | 2017-06-04 time
""".strip().splitlines()
