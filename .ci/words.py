#!/usr/bin/env python3
"""words.py FILE.pdf: one line a word, as poppler finds them: page, x and bottom
in points, height, the word in NFC, parted by tabs."""
import re
import subprocess
import sys
import unicodedata
from html import unescape

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')

out = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, text=True, check=True).stdout
page = 0
for line in out.splitlines():
    if "<page " in line:
        page += 1
    m = WORD.search(line)
    if m:
        x0, y0, _, y1 = (float(m.group(i)) for i in range(1, 5))
        print(f"{page}\t{x0:.2f}\t{y1:.2f}\t{y1 - y0:.2f}\t{unicodedata.normalize('NFC', unescape(m.group(5)))}")
