"""Muon (Jordan et al. 2024) for the matrices of convolutions and dense layers, AdamW for the rest.

Muon makes each step's momentum orthogonal, so that all directions of a matrix learn equally fast.
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
        others = weights[:1] + [p for p in model.parameters() if p.ndim <= 1]
        self.moments = [torch.zeros_like(p) for p in self.matrices]
        self.adam = torch.optim.AdamW(others, lr=rate, weight_decay=0)
        self.share = 1.0

    def scale(self, share: float) -> None:
        """Sets the share of the full rates for the next step."""
        self.share = float(share)
        for group in self.adam.param_groups:
            group["lr"] = self.rate * self.share

    @torch.no_grad()
    def _move(self) -> None:
        rate = self.matrix_rate * self.share
        for parameter, moment in zip(self.matrices, self.moments):
            moment.lerp_(parameter.grad, 1 - self.momentum)
            ahead = torch.lerp(parameter.grad, moment, self.momentum).reshape(len(parameter), -1)
            update = orthogonal(ahead)
            # As large as AdamW's update usually is, whatever the shape (Liu et al. 2025).
            update *= 0.2 * max(update.shape) ** 0.5
            parameter.mul_(1 - rate * self.decay).sub_(update.reshape(parameter.shape), alpha=rate)

    def step(self, loss) -> None:
        self.adam.zero_grad(set_to_none=True)
        for parameter in self.matrices:
            parameter.grad = None
        loss.backward()
        self.adam.step()
        self._move()

    def state(self) -> dict:
        return {"adam": self.adam.state_dict(), "moments": self.moments}

    def load(self, state: dict) -> None:
        self.adam.load_state_dict(state["adam"])
        self.moments = state["moments"]
