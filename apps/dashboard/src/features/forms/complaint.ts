type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The `ref` of a field that is not in order: whoever sends the form is led to it and told so. `undefined`: it is in order. */
export const complaint = (words: string | undefined) => (field: Field | null) => {
  field?.setCustomValidity(words ?? '');
};
