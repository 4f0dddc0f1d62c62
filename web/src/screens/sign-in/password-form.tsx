import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../../api/session.js';
import { Button } from '../../design/button.js';
import { Field } from '../../design/field.js';
import { ProblemNote } from '../../design/problem-note.js';
import styles from './sign-in.module.css';

export function PasswordForm() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const { register, handleSubmit, formState, setFocus } = useForm({ defaultValues: { login: '', password: '' } });
  const send = handleSubmit((typed) => signIn.mutate(typed, { onError: () => setFocus('password') }));
  const needed = (name: 'login' | 'password') => (formState.errors[name] ? t(`web.sign-in.needs-${name}`) : undefined);
  return (
    <form onSubmit={(event) => void send(event)} className={styles['form']} noValidate>
      <Field
        layout="above"
        label={t('web.sign-in.login')}
        autoComplete="username"
        autoCapitalize="none"
        error={needed('login')}
        {...register('login', { required: true })}
      />
      <Field
        layout="above"
        type="password"
        label={t('web.sign-in.password')}
        autoComplete="current-password"
        placeholder={t('web.sign-in.password-hint')}
        error={needed('password')}
        {...register('password', { required: true })}
      />
      <ProblemNote error={signIn.error} />
      <Button kind="main" size="large" wide type="submit" keyName="Enter" isPending={signIn.isPending}>
        {t('web.sign-in.act')}
      </Button>
    </form>
  );
}
