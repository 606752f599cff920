"""Texts of switches as trees, by a library that knows their form: [[line, [line, ...]], ...] of each, as JSON."""

import json
import sys


def by_hier_config(platform):
    from hier_config import Platform, get_hconfig

    def tree(node):
        return [[child.text, tree(child)] for child in node.children]

    return lambda text: tree(get_hconfig(Platform[platform], text))


def by_ciscoconfparse2(platform):
    from ciscoconfparse2 import CiscoConfParse

    syntax = {"CISCO_NXOS": "nxos", "ARISTA_EOS": "ios"}[platform]

    def tree(line):
        return [[child.text.strip(), tree(child)] for child in line.children]

    def read(text):
        lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("!")]
        parsed = CiscoConfParse(lines, syntax=syntax)
        return [[line.text.strip(), tree(line)] for line in parsed.objs if line.parent is line]

    return read


readers = {"hier-config": by_hier_config, "ciscoconfparse2": by_ciscoconfparse2}
asked = json.load(sys.stdin)
read = readers[asked["library"]](asked["platform"])


def attempt(text):
    try:
        return read(text)
    except Exception as error:  # what the library refuses is broken, and is told as such
        return {"refused": str(error)}


json.dump([attempt(text) for text in asked["texts"]], sys.stdout)
