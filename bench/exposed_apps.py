"""What one app of ExposedApps costs through the Python package: the same as `workload.ts` builds, told as `synthesize.ts` tells it."""

import collections
import hashlib
import json
import pathlib
import sys
import tempfile
import time

import cdk8s
from jsii._kernel.providers import process

import cdk8s_networking as net

APPS_PER_NAMESPACE = 10

calls = collections.Counter()
send = process._NodeProcess.send


def counted(self, request, response_type):
    calls[type(request).__name__.removesuffix("Request")] += 1
    return send(self, request, response_type)


process._NodeProcess.send = counted


def add_exposed_apps(app, count):
    issuer = net.ClusterIssuer.from_name("letsencrypt", challenges=[net.Challenge.HTTP01])
    net.presets.K3s(issuer=issuer, domain="example.com").apply_to(app)
    for first in range(0, count, APPS_PER_NAMESPACE):
        team = f"team-{first // APPS_PER_NAMESPACE}"
        chart = cdk8s.Chart(app, team, namespace=team)
        net.SecureNamespace(chart, "Ns")
        previous = None
        for at in range(first, min(first + APPS_PER_NAMESPACE, count)):
            each = net.ExposedApp(chart, f"app-{at}", image="ghcr.io/acme/app:1.0", port=8080)
            if previous is not None:
                previous.connections.allow_to(each)
            previous = each


def main(count):
    with tempfile.TemporaryDirectory() as outdir:
        start = time.perf_counter()
        app = net.App(outdir=outdir)
        add_exposed_apps(app, count)
        constructed = time.perf_counter()
        app.synth()
        written = time.perf_counter()
        digest = hashlib.sha256()
        for file in sorted(pathlib.Path(outdir).iterdir(), key=lambda path: path.name):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    print(json.dumps({
        "construct": 1000 * (constructed - start),
        "synth": 1000 * (written - constructed),
        "digest": digest.hexdigest(),
        "calls": calls,
    }))


main(int(sys.argv[1]))
