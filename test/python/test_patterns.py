import cdk8s
import cdk8s_plus_28 as kplus
import pytest
from conftest import deployment, manifest

import cdk8s_networking as net


def kinds(objects):
    return sorted(f"{each.kind}/{each.name}" for each in objects)


def test_an_exposed_app_from_an_image(shop):
    app = net.ExposedApp(
        shop.chart, "Shop", image="ghcr.io/acme/shop:1.4", port=8080, replicas=2, env={"LOG_LEVEL": "debug"}, health_path="/healthz",
    )
    assert app.url == "https://shop.eu.example.com"
    assert app.service.service_name == "shop"
    assert app.service.namespace_name == "shop"
    assert kinds(app.objects) == [
        "Certificate/shop-tls", "Deployment/shop", "Ingress/shop", "Ingress/shop-https-redirect",
        "Middleware/shop-https-redirect", "Service/shop",
    ]
    assert kinds(app.routes) == ["Ingress/shop", "Ingress/shop-https-redirect"]
    assert kinds(app.certificates) == ["Certificate/shop-tls"]
    container = manifest(shop.chart, "Deployment", "shop")["spec"]["template"]["spec"]["containers"][0]
    assert container["env"] == [{"name": "LOG_LEVEL", "value": "debug"}]
    assert container["readinessProbe"] == {"httpGet": {"path": "/healthz", "port": "http"}}


def test_an_exposed_app_around_a_cdk8s_plus_deployment(shop):
    web = kplus.Deployment(shop.chart, "Web", containers=[kplus.ContainerProps(image="ghcr.io/acme/web:1", port_number=3000)])
    net.ExposedApp(shop.chart, "Site", workload=web, hostname="www.example.com", path="/site", path_match=net.PathMatch.EXACT)
    assert manifest(shop.chart, "Service", "site")["spec"]["ports"] == [{"name": "http", "port": 80, "targetPort": 3000}]
    path = manifest(shop.chart, "Ingress", "site")["spec"]["rules"][0]["http"]["paths"][0]
    assert (path["path"], path["pathType"]) == ("/site", "Exact")


def test_more_routes_behind_the_same_door(shop):
    app = net.ExposedApp(shop.chart, "Shop", image="ghcr.io/acme/shop:1.4", port=8080)
    app.add_route("Api", path="/api", workload=deployment(shop.chart, "api", 9000))
    paths = manifest(shop.chart, "Ingress", "shop")["spec"]["rules"][0]["http"]["paths"]
    assert sorted((each["path"], each["backend"]["service"]["name"]) for each in paths) == [("/", "shop"), ("/api", "api")]


def test_a_tls_ingress_for_services_that_exist(shop):
    service = net.Service(shop.chart, "Web", workload=deployment(shop.chart, "web", 8080))
    site = net.TlsIngress(shop.chart, "Site", service=service, hostnames=["example.com", "www.example.com"])
    assert kinds(site.certificates) == ["Certificate/site-tls"]
    assert manifest(shop.chart, "Certificate", "site-tls")["spec"]["dnsNames"] == ["example.com", "www.example.com"]


def test_a_secure_namespace_denies_and_answers_dns(shop):
    secured = net.SecureNamespace(shop.chart, "Ns", pod_security=net.PodSecurityLevel.RESTRICTED, labels={"team": "shop"})
    assert secured.namespace_name == "shop"
    assert kinds(secured.objects) == ["Namespace/shop", "NetworkPolicy/allow-dns", "NetworkPolicy/default-deny"]
    namespace = cdk8s.Testing.synth(shop.chart)[0]
    assert namespace["metadata"] == {
        "name": "shop",
        "labels": {
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
            "team": "shop",
        },
    }


def test_a_namespace_secured_elsewhere_writes_nothing_itself(shop):
    assert net.SecureNamespace.from_name(shop.chart, "Ns", "shop").namespace_name == "shop"
    assert cdk8s.Testing.synth(shop.chart) == []


@pytest.mark.parametrize("props, written", [
    ({"service_type": net.ServiceType.NODE_PORT, "external_traffic_policy": net.TrafficPolicy.LOCAL},
     {"type": "NodePort", "externalTrafficPolicy": "Local"}),
    ({"headless": True}, {"clusterIP": "None"}),
    ({"session_affinity": True, "session_affinity_timeout": cdk8s.Duration.minutes(5)},
     {"sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 300}}}),
    ({"ip_family_policy": net.IpFamilyPolicy.PREFER_DUAL_STACK, "ip_families": [net.IpFamily.IPV6, net.IpFamily.IPV4]},
     {"ipFamilyPolicy": "PreferDualStack", "ipFamilies": ["IPv6", "IPv4"]}),
    ({"traffic_distribution": net.TrafficDistribution.PREFER_SAME_ZONE}, {"trafficDistribution": "PreferSameZone"}),
])
def test_a_service_takes_snake_case_props(shop, props, written):
    net.Service(shop.chart, "Web", selector={"app": "web"}, ports=[net.ServicePort(port=80, target_port=net.Port.tcp(8080))], **props)
    spec = manifest(shop.chart, "Service", "web")["spec"]
    assert {key: spec.get(key) for key in written} == written
