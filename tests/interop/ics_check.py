"""Checks the calendar files of one plan, saved before and after a change, with icalendar.

python ics_check.py FOLDER    # first.ics, second.ics, text.txt
"""

import sys
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

folder = Path(sys.argv[1])
text = (folder / "text.txt").read_text(encoding="utf-8")


def read(name):
    raw = (folder / name).read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n"), "line ends"
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")  # no character is cut
    calendar = Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    for event in events.values():
        assert not event.errors, event.errors
        assert type(event["DTSTART"].dt) is date, "a whole day"
        assert event["TRANSP"] == "TRANSPARENT", "busy"
        assert event["DTSTAMP"].dt.utcoffset() == timedelta(0), "UTC"
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] == event["SUMMARY"]
        # The day before at nine.
        assert alarm["TRIGGER"].dt == timedelta(hours=-15)
    return events


first, second = read("first.ics"), read("second.ics")
assert len(first) == 3, first.keys()
assert first.keys() == second.keys(), "saved again, the events double"
changed = [uid for uid in first if first[uid]["DTSTART"].dt != second[uid]["DTSTART"].dt]
assert len(changed) == 1, changed
for uid in first:
    assert second[uid]["SEQUENCE"] > first[uid]["SEQUENCE"], "an older one would win"
    assert second[uid]["DTSTAMP"].dt > first[uid]["DTSTAMP"].dt
task = second[changed[0]]
assert task["DTSTART"].dt == date(2026, 12, 14)
assert str(task["SUMMARY"]).endswith(": " + text), str(task["SUMMARY"])
assert sorted(event["DTSTART"].dt for event in first.values())[-1] == date(2028, 2, 29)
print("icalendar: a plan saved twice, 3 events, each with its reminder")
