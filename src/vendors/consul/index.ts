export * from './consul-api-gateway';
