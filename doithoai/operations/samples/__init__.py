"""Two sample programmes as plain data: a district of 2024, finished, and a commune of today, running.

`tan_yen_2024.SAMPLE` holds real dates; `xa_tan_yen.SAMPLE` holds whole days counted from the day
the sample is made (negative = past, 0 = that day). `shapes.day_of` turns either into a date.
Everything is written as it would be typed in by the people concerned; a loader replays it through
the public rules, oldest first. People and telephone numbers are invented.
"""
