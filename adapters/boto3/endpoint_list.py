"""Parses botocore's list of all endpoints once, and not for each session.

Where a client is made, it takes longer to parse than all else. A session writes into what it finds in the list, so each gets
copies of the services that it looks up, as if it had parsed them itself.
"""

import copy
import functools
import os

import botocore
from botocore.loaders import JSONFileLoader

PATH = os.path.join(os.path.dirname(botocore.__file__), 'data', 'endpoints.json')

load_for_real = JSONFileLoader._load_file


class Copies(dict):
    """The services of a partition; a session that looks one up gets a copy of its own."""

    def __init__(self, services):
        super().__init__(services)
        self.looked_up = {}

    def __getitem__(self, name):
        if name not in self.looked_up:
            self.looked_up[name] = copy.deepcopy(super().__getitem__(name))
        return self.looked_up[name]

    def get(self, name, default=None):
        return self[name] if name in self else default


@functools.cache
def parsed(open_method):
    return load_for_real(None, PATH, open_method)


def load_file(self, path, open_method):
    if path != PATH:
        return load_for_real(self, path, open_method)
    whole = parsed(open_method)
    partitions = [{**each, 'services': Copies(each['services'])} for each in whole['partitions']]
    return {**whole, 'partitions': partitions}


def install():
    JSONFileLoader._load_file = load_file
