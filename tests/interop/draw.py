"""Draws a text as a QR with segno and zxing-cpp, as grey pictures: python draw.py qr.txt folder"""

import io
import sys
from pathlib import Path

import segno
import zxingcpp
from PIL import Image

SCALE = 4

file, folder = map(Path, sys.argv[1:])
text = file.read_text("ascii")
drawn = io.BytesIO()
segno.make_qr(text, error="m").save(drawn, kind="png", scale=SCALE)
Image.open(drawn).convert("L").save(folder / "segno.pgm")
code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
Image.fromarray(code.to_image(scale=SCALE)).convert("L").save(folder / "zxing-cpp.pgm")
