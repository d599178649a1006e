/**
 * Excel files that people fill in and upload (批量导入), under the same rules for all: read row by row
 * with a guard against hostile files, no formulas, every complaint with its row, column and reason,
 * on the page and as a file. What a row means is for the register that asks for it.
 */
package cn.qualitysafety.platform.excel;
