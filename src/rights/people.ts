/** Who the spreadsheet is shared with, and whether that list can be relied on. Addresses in lower case. */

export interface People {
  /** Empty where the file has no owner (a shared drive) or Google does not say. */
  readonly owner: string;
  readonly shared: ReadonlySet<string>;
  /** Of these, coordinators whom Google's list does not name but lets in: their right comes from a group. */
  readonly unlisted: ReadonlySet<string>;
  /** How many addresses Google listed, the owner's included where it is listed. */
  readonly listed: number;
  /** Under whose authority the program runs; plays no part in what is wanted. */
  readonly me: string;
}

export const peopleOf = (owner: string, shared: readonly string[], me: string): People => {
  const lower = owner.toLowerCase();
  return {
    owner: lower,
    listed: shared.length,
    unlisted: new Set(),
    // The owner can always edit; Google takes a protection's list to be of the others.
    shared: new Set(
      shared.map((address) => address.toLowerCase()).filter((one) => one !== '' && one !== lower),
    ),
    me: me.toLowerCase(),
  };
};

/** The same people, with coordinators whom Google lets in although its list does not name them. */
export const withUnlisted = (people: People, admitted: readonly string[]): People => ({
  ...people,
  shared: new Set([...people.shared, ...admitted]),
  unlisted: new Set(admitted),
});

/**
 * Why rights must not be touched, in words; null where they may. Whoever is missing from the list would be locked out.
 *
 * @param known whether an earlier run, which could rely on its list, found that an address is let in
 */
export function unreliable(
  { owner, shared, listed, me }: People,
  known: (address: string) => boolean = () => false,
): string | null {
  if (owner === '')
    return 'Google không cho biết chủ sở hữu của bảng tính (có thể bảng tính nằm trong bộ nhớ dùng chung). Hãy chuyển bảng tính về Drive của một người rồi chạy lại.';
  if (me === '') return 'Google không cho biết bạn là ai. Hãy cấp quyền cho tiện ích rồi chạy lại.';
  // A list that names nobody is no list: not even the group through which the current user may edit stands in it.
  if (me !== owner && !shared.has(me) && !(listed > 0 && known(me)))
    return `Danh sách người được chia sẻ mà Google đưa ra không đủ: không có ${me}, dù người này đang sửa được. Nếu quyền sửa có qua nhóm hoặc qua liên kết, hãy chia sẻ bảng tính cho chính địa chỉ đó, hoặc nhờ chủ sở hữu chạy «Sửa bảng tính».`;
  return null;
}

/** Why rights must not be touched where somebody is let in already whom the list does not name. */
export const incompleteList = (address: string, block: string): string =>
  `Danh sách người được chia sẻ mà Google đưa ra không đủ: không có ${address}, dù người này đang được sửa ở «${block}». Hãy chia sẻ bảng tính cho chính địa chỉ đó, hoặc bỏ địa chỉ khỏi cột «Người được sửa», rồi chạy lại.`;
