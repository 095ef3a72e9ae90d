import { Case } from '../case';

export function matrixCases(): Case[] {
  return [];
}
export function uncoveredOptions(): { missing: string[]; covered: number } {
  return { missing: [], covered: 0 };
}
