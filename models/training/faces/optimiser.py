"""Muon (Jordan et al. 2024) for the matrices of convolutions and dense layers, Adam for the rest.

Muon makes each step's momentum orthogonal, so that all directions of a matrix learn equally fast. Whatever changes from
step to step is a tensor on the device, so that a step can be recorded as a CUDA
graph: the rate of PyTorch 1.13's own AdamW is a number.
"""
import torch


def orthogonal(matrix, rounds: int = 5):
    """The nearest matrix whose singular values are all about one: Newton and Schulz's iteration, Muon's constants."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix.bfloat16()
    x = x / (x.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    for _ in range(rounds):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return (x.T if tall else x).float()


class Optimiser:
    def __init__(self, model: torch.nn.Module, rate: float, matrix_rate: float, decay: float, momentum: float = 0.95):
        self.rate, self.matrix_rate, self.decay, self.momentum = rate, matrix_rate, decay, momentum
        # The first layer sees pixels: its three channels are no directions of equal worth.
        weights = [p for p in model.parameters() if p.ndim > 1]
        self.matrices = weights[1:]
        self.others = weights[:1] + [p for p in model.parameters() if p.ndim <= 1]
        self.moments = [torch.zeros_like(p) for p in self.matrices]
        self.means = [torch.zeros_like(p) for p in self.others]
        self.squares = [torch.zeros_like(p) for p in self.others]
        self.count, self.share = torch.zeros((), device=weights[0].device), torch.ones((), device=weights[0].device)

    def scale(self, share: float) -> None:
        """Sets the share of the full rates for the next step."""
        self.share.fill_(float(share))

    @torch.no_grad()
    def _adam(self, fast: float = 0.9, slow: float = 0.999) -> None:
        self.count += 1
        rate = self.rate * self.share / (1 - fast ** self.count)
        for parameter, mean, square in zip(self.others, self.means, self.squares):
            mean.lerp_(parameter.grad, 1 - fast)
            square.mul_(slow).addcmul_(parameter.grad, parameter.grad, value=1 - slow)
            parameter.sub_(rate * mean / ((square / (1 - slow ** self.count)).sqrt() + 1e-8))

    @torch.no_grad()
    def _muon(self) -> None:
        rate = self.matrix_rate * self.share
        for parameter, moment in zip(self.matrices, self.moments):
            moment.lerp_(parameter.grad, 1 - self.momentum)
            ahead = torch.lerp(parameter.grad, moment, self.momentum).reshape(len(parameter), -1)
            update = orthogonal(ahead)
            # As large as Adam's update usually is, whatever the shape (Liu et al. 2025).
            update *= 0.2 * max(update.shape) ** 0.5
            parameter.mul_(1 - rate * self.decay).sub_(rate * update.reshape(parameter.shape))

    def step(self, loss) -> None:
        for parameter in self.matrices + self.others:
            parameter.grad = None
        loss.backward()
        self._adam()
        self._muon()

    def state(self) -> dict:
        return {"moments": self.moments, "means": self.means, "squares": self.squares, "count": self.count}

    @torch.no_grad()
    def load(self, state: dict) -> None:
        for name in ("moments", "means", "squares"):
            for mine, kept in zip(getattr(self, name), state[name], strict=True):
                mine.copy_(kept)
        self.count.copy_(state["count"])
