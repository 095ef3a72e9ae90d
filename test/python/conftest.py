"""What the tests share: an app of one chart on one platform, and the manifests it becomes."""

from types import SimpleNamespace

import cdk8s
import pytest

import cdk8s_networking as net


def letsencrypt():
    return net.ClusterIssuer.from_name("letsencrypt", challenges=[net.Challenge.HTTP01])


def manifest(chart, kind, name):
    found = [each for each in cdk8s.Testing.synth(chart) if each["kind"] == kind and each["metadata"]["name"] == name]
    assert len(found) == 1, f"{len(found)} of {kind} {name}"
    return found[0]


def deployment(scope, name, port):
    """A Deployment as YAML spells it, which the library has not written."""
    labels = {"app": name}
    container = {"name": name, "image": f"ghcr.io/acme/{name}:1", "ports": [{"containerPort": port}]}
    made = cdk8s.ApiObject(scope, name, api_version="apps/v1", kind="Deployment", metadata={"name": name})
    made.add_json_patch(cdk8s.JsonPatch.add("/spec", {
        "selector": {"matchLabels": labels},
        "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}},
    }))
    return made


@pytest.fixture
def shop():
    """An app on k3s with the chart of namespace `shop`."""
    app = cdk8s.App()
    net.presets.K3s(issuer=letsencrypt(), domain="eu.example.com").apply_to(app)
    chart = cdk8s.Chart(app, "shop", namespace="shop")
    return SimpleNamespace(app=app, chart=chart)
