/**
 * AssemblyScript, compiled to matrix_multiplier.wasm by `npm run generate`. Loops end with their condition, which is
 * measurably faster than beginning with it.
 */

/** Eight columns of four bytes. */
const PANEL_ROW: usize = 32

/**
 * product += left · panels, with rows a multiple of 4, columns of 8 and depth of 2. Four rows and eight columns of
 * the product are computed at once: eight accumulators of four floats, as many as hide the latency of an addition
 * and still fit into sixteen vector registers.
 */
export function multiply(
  left: usize,
  panels: usize,
  product: usize,
  rows: usize,
  columns: usize,
  depth: usize
): void {
  const leftRow = depth * 4
  const productRow = columns * 4
  const panelSize = depth * PANEL_ROW
  const lastColumn = product + productRow
  do {
    const panelEnd = panels + panelSize
    let rowsLeft = rows
    let left0 = left
    let product0 = product
    do {
      let left1 = left0 + leftRow
      let left2 = left1 + leftRow
      let left3 = left2 + leftRow
      const product1 = product0 + productRow
      const product2 = product1 + productRow
      const product3 = product2 + productRow
      let sum00 = v128.load(product0)
      let sum01 = v128.load(product0, 16)
      let sum10 = v128.load(product1)
      let sum11 = v128.load(product1, 16)
      let sum20 = v128.load(product2)
      let sum21 = v128.load(product2, 16)
      let sum30 = v128.load(product3)
      let sum31 = v128.load(product3, 16)
      let panel = panels
      do {
        let half0 = v128.load(panel)
        let half1 = v128.load(panel, 16)
        let factor = v128.load_splat<f32>(left0)
        sum00 = f32x4.add(sum00, f32x4.mul(factor, half0))
        sum01 = f32x4.add(sum01, f32x4.mul(factor, half1))
        factor = v128.load_splat<f32>(left1)
        sum10 = f32x4.add(sum10, f32x4.mul(factor, half0))
        sum11 = f32x4.add(sum11, f32x4.mul(factor, half1))
        factor = v128.load_splat<f32>(left2)
        sum20 = f32x4.add(sum20, f32x4.mul(factor, half0))
        sum21 = f32x4.add(sum21, f32x4.mul(factor, half1))
        factor = v128.load_splat<f32>(left3)
        sum30 = f32x4.add(sum30, f32x4.mul(factor, half0))
        sum31 = f32x4.add(sum31, f32x4.mul(factor, half1))

        half0 = v128.load(panel, 32)
        half1 = v128.load(panel, 48)
        factor = v128.load_splat<f32>(left0, 4)
        sum00 = f32x4.add(sum00, f32x4.mul(factor, half0))
        sum01 = f32x4.add(sum01, f32x4.mul(factor, half1))
        factor = v128.load_splat<f32>(left1, 4)
        sum10 = f32x4.add(sum10, f32x4.mul(factor, half0))
        sum11 = f32x4.add(sum11, f32x4.mul(factor, half1))
        factor = v128.load_splat<f32>(left2, 4)
        sum20 = f32x4.add(sum20, f32x4.mul(factor, half0))
        sum21 = f32x4.add(sum21, f32x4.mul(factor, half1))
        factor = v128.load_splat<f32>(left3, 4)
        sum30 = f32x4.add(sum30, f32x4.mul(factor, half0))
        sum31 = f32x4.add(sum31, f32x4.mul(factor, half1))

        panel += 2 * PANEL_ROW
        left0 += 8
        left1 += 8
        left2 += 8
        left3 += 8
      } while (panel < panelEnd)
      v128.store(product0, sum00)
      v128.store(product0, sum01, 16)
      v128.store(product1, sum10)
      v128.store(product1, sum11, 16)
      v128.store(product2, sum20)
      v128.store(product2, sum21, 16)
      v128.store(product3, sum30)
      v128.store(product3, sum31, 16)
      left0 = left3
      product0 = product3 + productRow
      rowsLeft -= 4
    } while (rowsLeft)
    panels = panelEnd
    product += PANEL_ROW
  } while (product < lastColumn)
}
