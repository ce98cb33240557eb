import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { buildSchema } from 'graphql';
import { createRoot } from 'react-dom/client';

// The schema is the published one, not introspection, which production refuses; everything comes from this server.
const published = await fetch('/explorer/schema.graphql');
const schema = published.ok ? buildSchema(await published.text()) : undefined;
const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  subscriptionUrl: `${location.origin.replace(/^http/, 'ws')}/graphql`,
});

createRoot(document.getElementById('explorer')!).render(
  schema ? <GraphiQL fetcher={fetcher} schema={schema} /> : <p>サインインしてから開いてください。 Sign in first.</p>,
);
