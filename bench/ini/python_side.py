"""Measures Python's parser and botocore's loader on the file whose path is given; prints JSON."""

import configparser
import gc
import json
import platform
import statistics
import sys
import time

import botocore
from botocore.configloader import load_config


def with_configparser(path):
    parser = configparser.RawConfigParser()
    parser.read([path])
    return parser


def measure(parse, path, rounds):
    times = []
    for _ in range(rounds):
        gc.collect()
        started = time.perf_counter()
        parse(path)
        times.append((time.perf_counter() - started) * 1000)
    return {'ms': statistics.median(times), 'best': min(times)}


def main():
    path, profile, key = sys.argv[1:4]
    print(
        json.dumps(
            [
                {
                    'name': 'configparser',
                    'version': f'Python {platform.python_version()}',
                    **measure(with_configparser, path, 5),
                    'found': with_configparser(path)[f'profile {profile}'][key],
                },
                {
                    'name': 'botocore load_config',
                    'version': botocore.__version__,
                    **measure(load_config, path, 5),
                    'found': load_config(path)['profiles'][profile][key],
                },
            ]
        )
    )


main()
