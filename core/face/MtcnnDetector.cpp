#include "face/MtcnnDetector.h"

#include <algorithm>
#include <cmath>

#include "base/Contract.h"
#include "face/MtcnnSteps.h"
#include "net/Preprocess.h"

namespace albumen {
namespace {

// The smallest face that is looked for, pixels of the loaded picture (published: demo.m).
constexpr double smallestSearched = 20;

// The overlap of two proposals of P-Net at one scale above which the better stays (published: detect_face.m). Across
// scales and after the other networks it is the record's limit nms.
constexpr float nmsAtOneScale = 0.5F;

// Long side a photo is loaded at, pixels: that of the other networks, so that a face needs the same share of a photo.
constexpr int mtcnnLoadSide = 1500;

// How many proposals are looked at closer, the best first: 0.1 ms each, so that no photo takes longer than a fifth of a
// second more. Own measurement: 93 to 1,560 in 29 photos of groups and streets.
constexpr std::size_t mostProposals = 2000;

void keepBest(std::vector<Proposal>& proposals)
{
    if (proposals.size() <= mostProposals) return;
    const auto last = proposals.begin() + static_cast<std::ptrdiff_t>(mostProposals);
    std::nth_element(proposals.begin(), last, proposals.end(),
                     [](const Proposal& a, const Proposal& b) { return a.score > b.score; });
    proposals.erase(last, proposals.end());
}

/// The record as that of one of its networks: two of the files, one of the outputs, and the side of its square.
ModelRecord networkOf(const ModelRecord& record, std::size_t place, int side)
{
    ModelRecord network = record;
    network.files = {record.files[2 * place], record.files[2 * place + 1]};
    network.outputs = {record.outputs[place]};
    network.input.width = network.input.height = side;
    return network;
}

/// Where the next network is to look.
void toSquares(std::vector<Proposal>& proposals, cv::Size picture)
{
    for (Proposal& proposal : proposals) proposal.box = squared(moved(proposal));
    std::erase_if(proposals, [&](const Proposal& proposal) { return !canBeSeen(proposal.box, picture); });
}

FaceBox toFaceBox(const Proposal& face, cv::Size size)
{
    FaceBox found{.box = toRelative(face.box, size), .score = std::min(face.score, 1.F)};
    for (std::size_t i = 0; i < face.points.size(); ++i) found.points[i] = toRelative(face.points[i], size);
    return found;
}

} // namespace

MtcnnDetector::MtcnnDetector(ModelRev rev, float nms, std::array<Step, 3> steps)
    : rev_(std::move(rev)), nms_(nms), steps_(std::move(steps))
{
}

Result<std::unique_ptr<MtcnnDetector>> MtcnnDetector::open(const ModelRecord& record, const VerifiedFiles& files,
                                                           Engine& engine)
{
    constexpr std::array<int, 3> sides{proposeSide, refineSide, outputSide};
    constexpr std::array<const char*, 3> limits{"propose", "refine", "score"};
    EXPECTS(record.files.size() == 6 && files.paths.size() == 6 && record.outputs.size() == 3);
    std::array<Step, 3> steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ModelRecord network = networkOf(record, i, sides[i]);
        steps[i].input = network.input;
        steps[i].score = record.limit(limits[i]);
        TRY_ASSIGN(steps[i].net, engine.open(network, {{files.paths[2 * i], files.paths[2 * i + 1]}}));
    }
    return std::unique_ptr<MtcnnDetector>(new MtcnnDetector(record.rev(), record.limit("nms"), std::move(steps)));
}

int MtcnnDetector::wantedLongSide() const
{
    return mtcnnLoadSide;
}

Result<std::vector<Proposal>> MtcnnDetector::proposeAt(const cv::Mat& picture, double scale)
{
    const cv::Size size(static_cast<int>(std::ceil(picture.cols * scale)),
                        static_cast<int>(std::ceil(picture.rows * scale)));
    TRY_ASSIGN(const Prepared prepared, prepare(picture, steps_[0].input, size));
    TRY_ASSIGN(const auto outputs, steps_[0].net->run(prepared.tensor));
    TRY_ASSIGN(auto proposals, decodeProposals(outputs, steps_[0].score));
    keepBest(proposals);
    for (Proposal& proposal : proposals)
        proposal.box = {prepared.toPicture(proposal.box.tl()), prepared.toPicture(proposal.box.br())};
    return suppress(std::move(proposals), nmsAtOneScale);
}

Result<std::vector<Proposal>> MtcnnDetector::propose(const cv::Mat& picture)
{
    std::vector<Proposal> proposals;
    for (const double scale : pyramidScales(picture.size(), smallestSearched)) {
        TRY_ASSIGN(const auto found, proposeAt(picture, scale));
        proposals.insert(proposals.end(), found.begin(), found.end());
    }
    keepBest(proposals);
    return suppress(std::move(proposals), nms_);
}

Result<std::vector<Proposal>> MtcnnDetector::look(Step& step, const cv::Mat& picture,
                                                  const std::vector<Proposal>& proposals)
{
    std::vector<Proposal> found;
    for (const Proposal& proposal : proposals) {
        TRY_ASSIGN(const Prepared prepared, prepare(cutSquare(picture, proposal.box), step.input));
        TRY_ASSIGN(const auto outputs, step.net->run(prepared.tensor));
        TRY_ASSIGN(const Proposal seen, decodeProposal(outputs, proposal.box));
        if (seen.score >= step.score) found.push_back(seen);
    }
    return found;
}

Result<std::vector<FaceBox>> MtcnnDetector::detect(const LoadedImage& image)
{
    EXPECTS(image.pixels.type() == CV_8UC3 && !image.pixels.empty());
    const cv::Size size = image.pixels.size();
    TRY_ASSIGN(auto proposals, propose(image.pixels));
    toSquares(proposals, size);
    TRY_ASSIGN(proposals, look(steps_[1], image.pixels, proposals));
    proposals = suppress(std::move(proposals), nms_);
    toSquares(proposals, size);
    TRY_ASSIGN(proposals, look(steps_[2], image.pixels, proposals));
    for (Proposal& proposal : proposals) proposal.box = moved(proposal);
    std::erase_if(proposals, [&](const Proposal& proposal) { return !canBeSeen(proposal.box, size); });
    std::vector<FaceBox> faces;
    for (const Proposal& face : suppress(std::move(proposals), nms_, Overlap::ofSmaller))
        faces.push_back(toFaceBox(face, size));
    return faces;
}

} // namespace albumen
