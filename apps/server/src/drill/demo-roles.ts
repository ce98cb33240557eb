import type { InstitutionRole } from '#access';
import { terms } from '#vocabulary';

/** Roles that a drill is entered as; each is an account of its own, which the drill's script gives its duty. */
export const demoRoles = terms({
  director: ['本部長', 'Director-general'],
  pr: ['広報担当', 'PR'],
  government: ['関係官庁担当', 'Government'],
  family: ['家族担当', 'Family'],
  logistics: ['手配・渉外担当', 'Logistics'],
  onsite: ['現地派遣・対応', 'On site'],
  general: ['庶務・学内担当', 'General affairs'],
  auditor: ['監査', 'Auditor'],
});

export type DemoRoleKey = keyof typeof demoRoles;

/** Fictional people, one for each role. */
export const demoPeople: Readonly<Record<DemoRoleKey, { readonly name: string; readonly roles: readonly InstitutionRole[] }>> = {
  director: { name: '架空 遥', roles: ['MEMBER', 'ADMIN'] },
  pr: { name: '仮名 光', roles: ['MEMBER'] },
  government: { name: '例示 渉', roles: ['MEMBER'] },
  family: { name: '見本 結', roles: ['MEMBER'] },
  logistics: { name: '試作 巡', roles: ['MEMBER'] },
  onsite: { name: '模擬 岳', roles: ['MEMBER'] },
  general: { name: '想定 和', roles: ['MEMBER'] },
  auditor: { name: '演習 鏡', roles: ['AUDITOR'] },
};
