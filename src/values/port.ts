import { refuse } from './errors';
import { checkPortName, checkPortNumber } from './port-syntax';

/** The transport protocols that have ports, as Kubernetes spells them. */
export enum Protocol {
  /** Transmission Control Protocol. */
  TCP = 'TCP',
  /** User Datagram Protocol. */
  UDP = 'UDP',
  /** Stream Control Transmission Protocol. */
  SCTP = 'SCTP',
}

/**
 * A protocol with a port, a range of ports, or the name of a container port.
 *
 * It is the port the **pod** listens on, not the port of a Service before it. Constants without a link are
 * registered names.
 *
 * @see https://www.iana.org/assignments/service-names-port-numbers/
 */
export class Port {
  /** HTTP, TCP 80. */
  public static readonly HTTP = Port.tcp(80);
  /** HTTPS, TCP 443. */
  public static readonly HTTPS = Port.tcp(443);
  /** The usual port of an HTTP server that is not root, TCP 8080. */
  public static readonly HTTP_ALT = Port.tcp(8080);
  /** SSH, TCP 22. */
  public static readonly SSH = Port.tcp(22);
  /**
   * DNS, UDP 53.
   *
   * Pair it with `DNS_TCP`: an answer too long for UDP is asked for again over TCP.
   * @see https://www.rfc-editor.org/rfc/rfc7766
   */
  public static readonly DNS_UDP = Port.udp(53);
  /**
   * DNS, TCP 53. Pair it with `DNS_UDP`.
   * @see https://www.rfc-editor.org/rfc/rfc7766
   */
  public static readonly DNS_TCP = Port.tcp(53);
  /** Network time, UDP 123. */
  public static readonly NTP = Port.udp(123);
  /** Mail between servers, TCP 25. */
  public static readonly SMTP = Port.tcp(25);
  /** Mail handed in by a client with STARTTLS, TCP 587. */
  public static readonly SUBMISSION = Port.tcp(587);
  /**
   * Mail handed in by a client over TLS, TCP 465.
   * @see https://www.rfc-editor.org/rfc/rfc8314
   */
  public static readonly SUBMISSIONS = Port.tcp(465);
  /** LDAP, TCP 389. */
  public static readonly LDAP = Port.tcp(389);
  /** LDAP over TLS, TCP 636. */
  public static readonly LDAPS = Port.tcp(636);
  /** PostgreSQL, TCP 5432. */
  public static readonly POSTGRES = Port.tcp(5432);
  /** MySQL and MariaDB, TCP 3306. */
  public static readonly MYSQL = Port.tcp(3306);
  /** Microsoft SQL Server, TCP 1433. */
  public static readonly MSSQL = Port.tcp(1433);
  /** MongoDB, TCP 27017. */
  public static readonly MONGODB = Port.tcp(27017);
  /**
   * Cassandra for CQL clients, TCP 9042.
   * @see https://cassandra.apache.org/doc/latest/cassandra/getting-started/configuring.html
   */
  public static readonly CASSANDRA = Port.tcp(9042);
  /** Redis and Valkey, TCP 6379. */
  public static readonly REDIS = Port.tcp(6379);
  /** memcached, TCP 11211. */
  public static readonly MEMCACHED = Port.tcp(11211);
  /**
   * Elasticsearch and OpenSearch over HTTP, TCP 9200.
   * @see https://www.elastic.co/guide/en/elasticsearch/reference/current/modules-network.html
   */
  public static readonly ELASTICSEARCH = Port.tcp(9200);
  /**
   * Kafka brokers, TCP 9092.
   * @see https://kafka.apache.org/documentation/#brokerconfigs_listeners
   */
  public static readonly KAFKA = Port.tcp(9092);
  /** AMQP (RabbitMQ and others), TCP 5672. */
  public static readonly AMQP = Port.tcp(5672);
  /** AMQP over TLS, TCP 5671. */
  public static readonly AMQPS = Port.tcp(5671);
  /**
   * NATS clients, TCP 4222.
   * @see https://docs.nats.io/running-a-nats-service/configuration
   */
  public static readonly NATS = Port.tcp(4222);
  /** MQTT, TCP 1883. */
  public static readonly MQTT = Port.tcp(1883);
  /** MQTT over TLS, TCP 8883. */
  public static readonly MQTTS = Port.tcp(8883);
  /**
   * etcd clients, TCP 2379.
   * @see https://kubernetes.io/docs/reference/networking/ports-and-protocols/
   */
  public static readonly ETCD_CLIENT = Port.tcp(2379);
  /**
   * The usual port of a Kubernetes API server, TCP 6443.
   * @see https://kubernetes.io/docs/reference/networking/ports-and-protocols/
   */
  public static readonly KUBERNETES_API = Port.tcp(6443);
  /**
   * Prometheus itself, TCP 9090.
   * @see https://github.com/prometheus/prometheus/wiki/Default-port-allocations
   */
  public static readonly PROMETHEUS = Port.tcp(9090);
  /**
   * OpenTelemetry over gRPC, TCP 4317.
   * @see https://opentelemetry.io/docs/specs/otlp/
   */
  public static readonly OTLP_GRPC = Port.tcp(4317);
  /**
   * OpenTelemetry over HTTP, TCP 4318.
   * @see https://opentelemetry.io/docs/specs/otlp/
   */
  public static readonly OTLP_HTTP = Port.tcp(4318);

  /** TCP on one port. */
  public static tcp(port: number): Port {
    return Port.number(Protocol.TCP, port);
  }

  /** UDP on one port. */
  public static udp(port: number): Port {
    return Port.number(Protocol.UDP, port);
  }

  /** SCTP on one port. */
  public static sctp(port: number): Port {
    return Port.number(Protocol.SCTP, port);
  }

  /** TCP from one port to another, both included. */
  public static tcpRange(first: number, last: number): Port {
    return Port.numbers(Protocol.TCP, first, last);
  }

  /** UDP from one port to another, both included. */
  public static udpRange(first: number, last: number): Port {
    return Port.numbers(Protocol.UDP, first, last);
  }

  /** SCTP from one port to another, both included. */
  public static sctpRange(first: number, last: number): Port {
    return Port.numbers(Protocol.SCTP, first, last);
  }

  /** TCP on the container port of that name. */
  public static tcpNamed(name: string): Port {
    return new Port(Protocol.TCP, checkPortName(name));
  }

  /** UDP on the container port of that name. */
  public static udpNamed(name: string): Port {
    return new Port(Protocol.UDP, checkPortName(name));
  }

  /** SCTP on the container port of that name. */
  public static sctpNamed(name: string): Port {
    return new Port(Protocol.SCTP, checkPortName(name));
  }

  /** Every TCP port, and no other protocol. */
  public static allTcp(): Port {
    return new Port(Protocol.TCP);
  }

  /** Every UDP port, and no other protocol. */
  public static allUdp(): Port {
    return new Port(Protocol.UDP);
  }

  /** Every SCTP port, and no other protocol. */
  public static allSctp(): Port {
    return new Port(Protocol.SCTP);
  }

  /** Everything an address can receive: all protocols, ICMP included. */
  public static all(): Port {
    return new Port();
  }

  private static number(protocol: Protocol, port: number): Port {
    checkPortNumber(port);
    return new Port(protocol, undefined, port, port);
  }

  private static numbers(protocol: Protocol, first: number, last: number): Port {
    checkPortNumber(first);
    checkPortNumber(last);
    if (first > last) {
      refuse('InvalidPort', `a port range must rise, got ${first} to ${last}; write ${last} to ${first}`);
    }
    return new Port(protocol, undefined, first, last);
  }

  /**
   * The protocol.
   * @default - every protocol, those without ports included
   */
  public readonly protocol?: Protocol;
  /**
   * Name of the container port.
   * @default - the port is given by number, or every port is meant
   */
  public readonly portName?: string;
  /**
   * First port of the range.
   * @default - the port is given by name, or every port is meant
   */
  public readonly firstPort?: number;
  /**
   * Last port of the range, the first one again for a single port.
   * @default - the port is given by name, or every port is meant
   */
  public readonly lastPort?: number;

  private constructor(protocol?: Protocol, portName?: string, firstPort?: number, lastPort?: number) {
    this.protocol = protocol;
    this.portName = portName;
    this.firstPort = firstPort;
    this.lastPort = lastPort;
  }

  /** As a person says it. */
  public toString(): string {
    if (this.protocol === undefined) return 'all ports';
    if (this.portName !== undefined) return `${this.protocol} ${this.portName}`;
    if (this.firstPort === undefined) return `all ${this.protocol}`;
    return `${this.protocol} ${this.firstPort}${this.firstPort === this.lastPort ? '' : `-${this.lastPort}`}`;
  }
}
