import cdk8s
import cdk8s_networking as net

app = cdk8s.App()
net.presets.K3s(
    issuer=net.ClusterIssuer.from_name("letsencrypt", challenges=[net.Challenge.HTTP01]),
).apply_to(app)

chart = cdk8s.Chart(app, "shop", namespace="shop")
net.SecureNamespace(chart, "Ns")
net.ExposedApp(chart, "Shop", image="ghcr.io/acme/shop:1.4", port=8080, hostname="shop.example.com")

app.synth()
