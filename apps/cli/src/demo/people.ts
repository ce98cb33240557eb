import { incidentId, made, type Made, type Step } from './step.js';

/** Twenty-four students of a university that does not exist, named after the stems and branches of the calendar, so that nobody is meant. */
const names: readonly (readonly [name: string, reading: string])[] = [
  ['甲野 一葉', 'こうの かずは'],
  ['乙川 二郎', 'おとかわ じろう'],
  ['丙田 三奈', 'へいだ みな'],
  ['丁村 四季', 'ていむら しき'],
  ['戊山 五月', 'ぼやま さつき'],
  ['己谷 六花', 'きたに りっか'],
  ['庚本 七海', 'かのえもと ななみ'],
  ['辛島 八雲', 'からしま やくも'],
  ['壬原 九郎', 'みずのえはら くろう'],
  ['癸木 十和', 'みずのとぎ とわ'],
  ['子丸 百合', 'ねまる ゆり'],
  ['丑尾 千尋', 'うしお ちひろ'],
  ['寅沢 万里', 'とらざわ まり'],
  ['卯月 億人', 'うづき おくと'],
  ['辰口 兆', 'たつぐち きざし'],
  ['巳浜 京', 'みはま けい'],
  ['午来 垓', 'ごらい がい'],
  ['未定 路', 'みてい みち'],
  ['申田 穣', 'さるた じょう'],
  ['酉野 澗', 'とりの かん'],
  ['戌井 正', 'いぬい せい'],
  ['亥森 載', 'いもり のる'],
  ['仮谷 極', 'かりや きわむ'],
  ['例川 恒', 'れいかわ こう'],
];

export const students = names.map((_, at) => `student-${String(at + 1).padStart(2, '0')}`);
export const escorts = ['escort-1', 'escort-2'];

/** The n-th student, from 1. */
export const student = (n: number): Made => made(students[n - 1]!);

const number = (n: number): string => String(n).padStart(4, '0');

/** The roster: nothing in it reaches anybody. */
export const roster: readonly Step[] = [
  ...names.map(([name, nameReading], at): Step => ({
    key: students[at]!,
    at: 0,
    as: 'general',
    do: 'addPerson',
    input: {
      incidentId,
      profile: {
        role: 'STUDENT',
        name,
        nameReading,
        affiliation: `架空大学 ${['外国語学部', '工学部', '人間科学部'][at % 3]} ${(at % 3) + 1}年`,
        studentNumber: `X26-${number(at + 1)}`,
        phone: `000-0000-${number(at + 1)}`,
        email: `student${at + 1}@example.invalid`,
        birthDate: `2005-${String((at % 12) + 1).padStart(2, '0')}-15`,
        passportNumber: `XX000${number(at + 1)}`,
        guardians: [{ name: `${name.split(' ')[0]} 保護者`, relation: '保護者', phone: `000-0001-${number(at + 1)}` }],
      },
    },
  })),
  ...[
    ['引率 甲斐田', 'いんそつ かいだ'],
    ['引率 乙部', 'いんそつ おとべ'],
  ].map(([name, nameReading], at): Step => ({
    key: escorts[at]!,
    at: 0,
    as: 'general',
    do: 'addPerson',
    input: {
      incidentId,
      profile: { role: 'ESCORT', name, nameReading, affiliation: '架空大学 国際課', phone: `000-0002-${number(at + 1)}` },
    },
  })),
];
