import { getRouteApi } from '@tanstack/react-router';
import { SchemaPage } from '@/features/schema/schema-page';

const route = getRouteApi('/shell/t/$slug/champs');

/** Hands the table of the address to the editor of its fields. */
export function SchemaRoute() {
  const { slug } = route.useParams();
  return <SchemaPage key={slug} slug={slug} />;
}
