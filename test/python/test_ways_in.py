"""Vendors' rooms are submodules; what an app speaks, who brings its requests, and what exists already."""

import cdk8s
import pytest
from conftest import deployment, letsencrypt, manifest

import cdk8s_networking as net

APP = {"image": "ghcr.io/acme/shop:1.4", "port": 8080, "hostname": "shop.example.com"}


def chart_on(exposure, **facts):
    app = cdk8s.App()
    net.Platform(
        cni=net.Cni.enforcing("calico"), issuer=letsencrypt(), exposures={"public": exposure}, **facts
    ).apply_to(app)
    chart = cdk8s.Chart(app, "shop", namespace="shop")
    net.SecureNamespace(chart, "Ns")
    return chart


def gateway(controller):
    everyone = net.RouteNamespaces.all()
    return net.Exposure.on_gateway(net.Gateway.from_name(
        "public",
        namespace_name="edge",
        controller=controller,
        listeners=[net.Listener.http(route_namespaces=everyone)],
        listener_sets=everyone,
    ))


@pytest.mark.parametrize("exposure", [
    lambda: net.Exposure.on_ingress(net.contour.Contour()),
    lambda: net.Exposure.on_ingress(net.haproxy.KubernetesIngress()),
    lambda: net.Exposure.on_ingress(net.kong.KongIngressController()),
    lambda: net.Exposure.on_ingress(net.nginx.IngressNginx()),
    lambda: net.Exposure.on_ingress(net.openshift.IngressOperator()),
    lambda: net.Exposure.on_ingress(net.aws.ApplicationLoadBalancer(
        target_type=net.aws.TargetType.IP, subnet_cidrs=["10.0.0.0/24"])),
])
def test_ingress_controllers_are_let_in(exposure):
    chart = chart_on(exposure())
    net.ExposedApp(chart, "Shop", **APP)
    assert manifest(chart, "Ingress", "shop")["spec"]["rules"][0]["host"] == "shop.example.com"
    [rule] = manifest(chart, "NetworkPolicy", "shop")["spec"]["ingress"]
    assert [port["port"] for port in rule["ports"]] == [8080]
    assert rule["from"]


def test_grpc_has_a_route_of_its_own_kind():
    chart = chart_on(gateway(net.envoygateway.EnvoyGateway()))
    net.ExposedApp(chart, "Shop", protocol=net.AppProtocol.GRPC, **APP)
    assert manifest(chart, "GRPCRoute", "shop")["spec"]["hostnames"] == ["shop.example.com"]


def test_tls_to_a_backend_is_checked():
    chart = chart_on(gateway(net.envoygateway.EnvoyGateway()))
    tls = net.BackendTlsOptions(server_name="shop.internal", ca_config_map_name="ca")
    net.ExposedApp(chart, "Shop", protocol=net.AppProtocol.HTTPS, backend_tls=tls, **APP)
    validation = manifest(chart, "BackendTLSPolicy", "shop-https")["spec"]["validation"]
    assert validation["hostname"] == "shop.internal"


def test_two_ways_in_while_names_move():
    old = net.Exposure.on_ingress(net.traefik.Traefik())
    chart = chart_on(net.Exposure.migrating(old, gateway(net.envoygateway.EnvoyGateway()), name_moved=True))
    net.ExposedApp(chart, "Shop", **APP)
    assert manifest(chart, "Ingress", "shop") and manifest(chart, "HTTPRoute", "shop")
    steps = [each for each in net.Findings.of(chart.node.root).all if each.id == "Migrating"]
    assert "put Gateway edge/public alone" in steps[0].mend


def test_a_protocol_that_is_not_served_says_why_and_what_to_do():
    chart = chart_on(net.Exposure.on_ingress(net.kong.KongIngressController()))
    with pytest.raises(RuntimeError, match=r"^ProtocolNotServed: Kong cannot serve h2c: .*\[shop/Shop\]$"):
        net.ExposedApp(chart, "Shop", protocol=net.AppProtocol.H2C, **APP)


def test_an_ingress_that_exists_goes_on_working():
    chart = chart_on(net.Exposure.on_ingress(net.traefik.Traefik()))
    deployment(chart, "web", 9000)
    old = cdk8s.ApiObject(chart, "old", api_version="networking.k8s.io/v1", kind="Ingress", metadata={"name": "old"})
    service = cdk8s.ApiObject(chart, "svc", api_version="v1", kind="Service", metadata={"name": "web"})
    service.add_json_patch(cdk8s.JsonPatch.add("/spec", {"selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": 9000}]}))
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    old.add_json_patch(cdk8s.JsonPatch.add("/spec", {
        "ingressClassName": "traefik",
        "rules": [{"host": "old.example.com", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": backend}]}}],
    }))
    net.AdoptedIngress(chart, "Old", ingress=old)
    net.Workload.find(chart, "web")
    [rule] = manifest(chart, "NetworkPolicy", "web")["spec"]["ingress"]
    assert [port["port"] for port in rule["ports"]] == [9000]
