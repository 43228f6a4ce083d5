/**
 * Writes the product of the query with each of `count` rows, at least one, which lie one after another and are as
 * long as the query, a multiple of 16: the rows' numbers have 8 bits, the query's 16, the products 32.
 */
export function multiply(
  rows: usize,
  query: usize,
  products: usize,
  count: usize,
  width: usize
): void {
  const end = products + count * 4
  do {
    const rowEnd = rows + width
    let factors = query
    let sum = i32x4.splat(0)
    do {
      sum = i32x4.add(i32x4.dot_i16x8_s(v128.load_ext<i8>(rows), v128.load(factors)), sum)
      sum = i32x4.add(i32x4.dot_i16x8_s(v128.load_ext<i8>(rows, 8), v128.load(factors, 16)), sum)
      rows += 16
      factors += 32
    } while (rows < rowEnd)
    const half = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1)
    store<i32>(products, half + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3))
    products += 4
  } while (products < end)
}
