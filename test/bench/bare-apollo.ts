import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';

/** What the HTTP figures are held against: the same HTTP adapter and GraphQL server, with a mutation and a query that do nothing. */
const apollo = new ApolloServer({
  typeDefs:
    'type Query { nothing: Boolean! } type Mutation { nothing(input: NothingInput!): Boolean! } input NothingInput { clientCommandId: ID!, text: String! }',
  resolvers: { Query: { nothing: () => true }, Mutation: { nothing: () => true } },
});
await apollo.start();
const server = Fastify();
await server.register(fastifyApollo(apollo));
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.send!({ url });
