// Signs certificates with a certificate authority that exists only while this program runs.
//
// Reads a JSON list of lists of DNS names, and writes the authority and one certificate with its key for each list.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"time"
)

type signed struct {
	Certificate string `json:"certificate"`
	Key         string `json:"key"`
}

type answer struct {
	Authority    string   `json:"authority"`
	Certificates []signed `json:"certificates"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var wanted [][]string
	if err := json.NewDecoder(os.Stdin).Decode(&wanted); err != nil {
		return err
	}
	authority := template("conformance throw-away authority", 1)
	authority.IsCA = true
	authority.BasicConstraintsValid = true
	authority.KeyUsage = x509.KeyUsageCertSign
	authorityKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.CreateCertificate(rand.Reader, authority, authority, authorityKey.Public(), authorityKey)
	if err != nil {
		return err
	}
	result := answer{Authority: pemOf("CERTIFICATE", der)}
	for index, names := range wanted {
		one, err := sign(names, int64(index+2), authority, authorityKey)
		if err != nil {
			return err
		}
		result.Certificates = append(result.Certificates, one)
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}

func sign(names []string, serial int64, authority *x509.Certificate, authorityKey *ecdsa.PrivateKey) (signed, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return signed{}, err
	}
	keyDer, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return signed{}, err
	}
	leaf := template("conformance", serial)
	leaf.DNSNames = names
	leaf.KeyUsage = x509.KeyUsageDigitalSignature
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	der, err := x509.CreateCertificate(rand.Reader, leaf, authority, key.Public(), authorityKey)
	if err != nil {
		return signed{}, err
	}
	return signed{Certificate: pemOf("CERTIFICATE", der), Key: pemOf("PRIVATE KEY", keyDer)}, nil
}

func template(name string, serial int64) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
	}
}

func pemOf(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
