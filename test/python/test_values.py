import pytest

import cdk8s_networking as net


@pytest.mark.parametrize("value, said", [
    (net.Port.HTTPS, "TCP 443"),
    (net.Port.udp_range(5000, 5010), "UDP 5000-5010"),
    (net.Port.tcp_named("metrics"), "TCP metrics"),
    (net.Port.all(), "all ports"),
    (net.Cidr.of("2001:DB8:0::/32"), "2001:db8::/32"),
    (net.Cidr.host("10.0.0.1"), "10.0.0.1/32"),
    (net.Hostname.of("*.example.com"), "*.example.com"),
    (net.LabelSelector.labels({"b": "2", "a": "1"}), "a=1, b=2"),
])
def test_values_say_what_they_are(value, said):
    assert value.to_string() == said


def test_values_answer_questions():
    assert net.Cidr.of("10.0.0.0/8").contains(net.Cidr.of("10.1.0.0/16"))
    assert net.Cidr.of("10.0.0.0/8").family == net.IpFamily.IPV4
    assert net.Port.DNS_UDP.protocol == net.Protocol.UDP
    assert (net.Port.tcp_range(1, 9).first_port, net.Port.tcp_range(1, 9).last_port) == (1, 9)
