"""Random props through the wheel: YAML, or one of our errors with its id and, where a construct failed, its path."""

import random
import re

import pytest
from cdk8s import App, Chart

import cdk8s_networking as net

OURS = re.compile(r"^[A-Z][A-Za-z0-9]+: \S")
WITH_PATH = re.compile(r"\[[^\]]+\]$")
SEED = 20261120
RUNS = 300

HOSTS = ["shop.example.com", "*.example.com", "https://shop.example.com", "shop_example", "", "a" * 64 + ".com"]
PATHS = ["/", "/api", "api", "/a//b", "/shop.Cart"]
NAMES = ["shop", "Shop", "9shop", "a" * 70, "a.b", ""]
PORTS = [80, 8080, 0, -1, 65536]
IMAGES = ["ghcr.io/acme/shop:1.4", "", "a b"]
PROTOCOLS = list(net.AppProtocol)


def random_app(seed: int) -> dict:
    chance = random.Random(SEED + seed)
    # Right ones more often, so that some get to the end.
    some = lambda values: values[0] if chance.random() < 0.7 else chance.choice(values)
    props = {"image": some(IMAGES), "port": some([8080, *PORTS]), "hostname": some(HOSTS)}
    for name, values in {
        "path": PATHS,
        "app_name": NAMES,
        "tls": [True, False],
        "redirect": [True, False],
        "tls_secret_name": NAMES,
        "tls_secret_exists": [True, False],
        "via": ["traefik", "nowhere"],
        "protocol": PROTOCOLS,
        "replicas": [1, -1],
    }.items():
        if chance.random() < 0.2:
            props[name] = some(values)
    return props


def attempt(props: dict) -> str:
    app = App()
    net.presets.K3s(
        issuer=net.ClusterIssuer.from_name("letsencrypt", challenges=[net.Challenge.HTTP01])
    ).apply_to(app)
    chart = Chart(app, "team", namespace="team")
    net.SecureNamespace(chart, "Ns")
    try:
        net.ExposedApp(chart, "Shop", **props)
        written = app.synth_yaml()
    except RuntimeError as error:
        message = str(error).strip()
        lines = message.splitlines()
        if lines[0].startswith("Validation failed"):
            lines = [line.split("] ", 1)[1] for line in lines[1:]]
        for line in lines[:1]:
            assert OURS.match(line), message
            assert WITH_PATH.search(line), message
        return "refused"
    assert "kind: Ingress" in written
    return "written"


def test_random_props_give_yaml_or_one_of_our_errors():
    outcomes = [attempt(random_app(seed)) for seed in range(RUNS)]
    assert outcomes.count("written") > RUNS / 10
    assert outcomes.count("refused") > RUNS / 10


@pytest.mark.parametrize(
    "make, says",
    [
        (lambda: net.Port.tcp(0), "InvalidPort"),
        (lambda: net.Peer.cidr("10.0.0.1/8"), "InvalidCidr"),
        (lambda: net.LabelSelector.labels({"a b": "c"}), "InvalidLabel"),
        (lambda: net.Listener.http(hostname="a_b"), "InvalidHostname"),
        (lambda: net.PrivateKey.rsa(1), "InvalidKeySize"),
    ],
)
def test_values_begin_their_errors_with_an_id(make, says):
    with pytest.raises(RuntimeError, match=rf"^{says}: "):
        make()
