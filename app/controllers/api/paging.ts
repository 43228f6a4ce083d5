import type { HttpContext } from '@adonisjs/core/http'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { pageValidator } from '#validators/clone'

/**
 * One page of a list by `skip` and `limit`, with the length of the list in `X-Total-Count`.
 * What only the page needs (counts, columns) goes into `refine`.
 */
export async function pageOf<Model extends LucidModel>(
  query: ModelQueryBuilderContract<Model>,
  { request, response }: HttpContext,
  refine: (page: ModelQueryBuilderContract<Model>) => unknown = () => {}
): Promise<InstanceType<Model>[]> {
  const { skip = 0, limit = 100 } = await pageValidator.validate(request.qs())
  const [{ total }] = await query
    .clone()
    .clearOrder()
    .count('* as total')
    .pojo<{ total: number | string }>()
  response.header('X-Total-Count', String(total))
  refine(query)
  return query.offset(skip).limit(limit)
}
