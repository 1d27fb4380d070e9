import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { queryClient } from '../api/queries.ts';
import { tell } from '../parts/toast.tsx';

/** Something an admin does: what it changed is asked for again, and said. */
export function useAct<Given, Answer>(
  act: (given: Given) => Promise<Answer>,
  key: string,
  said: (given: Given) => string,
): UseMutationResult<Answer, Error, Given> {
  return useMutation({
    mutationFn: act,
    onSuccess: (_, given) => {
      tell(said(given));
      void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
