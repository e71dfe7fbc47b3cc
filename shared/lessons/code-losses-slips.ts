import type { CodeExercise } from '../workshop/model/code.ts';

/** The known slips of the two losses in code: what was right, and where it turned. */
export const slips: CodeExercise['slips'] = [
  {
    id: 'half-sum',
    says: {
      en: 'That is half the sum of squares, the form of some books. Here we take the mean: no ½, but a division by the number of outputs.',
      ko: '제곱을 더해 반으로 나눴어요. 그렇게 쓰는 책도 있지만, 여기서는 ½ 대신 출력의 개수로 나눠 평균을 내요.',
    },
  },
  {
    id: 'sum',
    says: {
      en: 'The squares are right, but they are only added up. The M in MSE is the mean: np.mean instead of np.sum.',
      ko: '제곱까지는 맞는데 더하기만 했어요. MSE의 M은 평균이니, np.sum 대신 np.mean을 써 보세요.',
    },
  },
  {
    id: 'half',
    says: {
      en: 'That is half of it. The mean takes no ½.',
      ko: '꼭 절반이 나왔어요. 평균에는 ½을 곱하지 않아요.',
    },
  },
  {
    id: 'root',
    says: {
      en: 'There is a square root too many. The mean of the squares is all.',
      ko: '제곱근이 하나 더 들어갔어요. 제곱의 평균에서 멈추면 돼요.',
    },
  },
  {
    id: 'not-squared',
    says: {
      en: 'The differences count as they are. Square each of them first: ** 2.',
      ko: '차이를 그대로 평균 냈어요. 먼저 ** 2로 하나씩 제곱해 보세요.',
    },
  },
  {
    id: 'sign',
    says: {
      en: 'The right number with the wrong sign. A logarithm of something below 1 is negative: put a minus in front.',
      ko: '수는 맞고 부호만 반대예요. 1보다 작은 수의 로그는 음수라서 앞에 −를 붙여요.',
    },
  },
  {
    id: 'mean-of-classes',
    says: {
      en: 'The classes are averaged. Cross-entropy adds them up: np.sum over the classes of one sample.',
      ko: '한 표본의 칸들을 평균 냈어요. 교차 엔트로피는 칸을 모두 더해요. np.sum을 써 보세요.',
    },
  },
  {
    id: 'other-base',
    says: {
      en: 'That is a logarithm to another base. np.log is the natural one.',
      ko: '밑이 다른 로그를 썼어요. 자연로그인 np.log를 써 보세요.',
    },
  },
  {
    id: 'floor',
    says: {
      en: 'A small number under the logarithm is right. Here it is 1e-7, so that everybody gets the same.',
      ko: '로그 안에 작은 수를 더한 것은 맞아요. 모두 같은 값이 나오도록 여기서는 1e-7로 해 주세요.',
    },
  },
  {
    id: 'broadcast',
    says: {
      en: 'y is (4,) and t is (4, 1), so y - t becomes (4, 4): every y with every t. Bring them to one shape first: t.reshape(y.shape).',
      ko: 'y는 (4,), t는 (4, 1)이라서 y - t가 (4, 4)가 됐어요. 모든 y와 모든 t를 짝지은 셈이에요. 먼저 t.reshape(y.shape)로 모양을 맞춰요.',
    },
  },
  {
    id: 'batch-summed',
    says: {
      en: 'The losses of both samples are added. Divide by the number of rows, and a batch stays comparable with one sample.',
      ko: '두 표본의 손실을 더하기만 했어요. 행의 개수로 나누면 배치가 커져도 한 표본과 견줄 수 있어요.',
    },
  },
];
