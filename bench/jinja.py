"""Renders the switches of a JSON file by a template, some rounds of it: the processor's seconds of each, and the text."""
import json, sys, time
from jinja2 import Environment

template_file, data_file, text_file, rounds = sys.argv[1:]
with open(template_file) as file:
    template = Environment(trim_blocks=True, lstrip_blocks=False, keep_trailing_newline=True).from_string(file.read())
with open(data_file) as file:
    switches = json.load(file)
times = []
for _ in range(int(rounds)):
    start = time.process_time()
    text = "".join([template.render(switch) for switch in switches])
    times.append(time.process_time() - start)
with open(text_file, "w") as file:
    file.write(text)
print(json.dumps(times))
