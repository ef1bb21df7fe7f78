/** An action of the trail in words: `member.role-changed` becomes "Member role changed". */
export function actionText(action: string): string {
  const words = action.replace(/[.-]/gu, ' ').replace(/\bapi\b/gu, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
