export * from './traefik';
