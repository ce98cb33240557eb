import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type PasswordFieldProps = Pick<PasswordInputProps, 'name' | 'label' | 'description'> & {
  /** One that is chosen now, not one that is known. */
  readonly chosen?: boolean;
};

const SHORTEST = 12;

export function PasswordField({ chosen = false, ...more }: PasswordFieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      {...more}
      required
      autoComplete={chosen ? 'new-password' : 'current-password'}
      {...(chosen && { minLength: SHORTEST })}
      visibilityToggleButtonProps={{ 'aria-label': t('password.toggle') }}
    />
  );
}
