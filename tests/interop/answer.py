"""Runs a command at a terminal of its own and types the passphrase as often as it is asked for.

python answer.py PASSPHRASE command [argument]...

`age` reads a passphrase from the terminal alone, so that no script has it in a file.
"""

import os
import pty
import select
import sys

PATIENCE = 60

passphrase, *command = sys.argv[1:]
process, terminal = pty.fork()
if process == 0:
    os.execvp(command[0], command)
said, since = b"", b""
while select.select([terminal], [], [], PATIENCE)[0]:
    try:
        piece = os.read(terminal, 1024)
    except OSError:  # how Linux tells that the command has ended
        break
    if not piece:
        break
    said, since = said + piece, since + piece
    if b"assphrase" in since and since.endswith(b": "):
        os.write(terminal, passphrase.encode() + b"\n")
        since = b""
else:
    sys.exit(f"still waiting after {PATIENCE} s: {said!r}")
ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
if ended != 0:
    sys.exit(said.decode(errors="replace"))
