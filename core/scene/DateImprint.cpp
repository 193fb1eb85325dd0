#include "scene/DateImprint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

// The same steps and numbers as models/training/digits/read_dates.py, where they were measured, but for the shape of a
// stroke.
constexpr int side = 28;                           // pixels of the network's input
constexpr double inkMean = 0.13, inkSpread = 0.31; // of MNIST's pictures
constexpr double faint = 2;                        // a window whose ink varies less, of 255, is not made stronger
constexpr double nextHeight = 1.2;                 // from one height of digits to the next
constexpr double smallest = 10;                    // pixels: digits less high are not read
constexpr double leastShare = 1.0 / 60, mostShare = 0.55; // height of digits, of the picture's
constexpr std::size_t mostPieces = 300;                   // of one picture at one height, the strongest
// A photo has its date at its lower or upper edge, and in no larger digits; what is smaller or flatter is a part of
// one.
constexpr int leastRows = 300;
constexpr int mostAspect = 3;
constexpr double edgeShare = 0.2, mostShareOfPhoto = 1.0 / 12;
constexpr double leastInk = 10, burntInk = 40; // of 255; in a whole photo what is fainter is seldom a date
constexpr int leastPixels = 100;               // of ink: five digits of a stroke as high as they are
constexpr std::size_t leastOnRow = 4;       // pieces as high as digits: the shortest date has five, and two may touch
constexpr float sure = 0.8F, likely = 0.5F; // answers of the network for a piece, for a place on a line
constexpr float apart = 8;                  // pixels between the middles of two digits at least
constexpr float surest = 0.999F;
constexpr float enough = 3.5F;                   // mean strength of a date's digits at least
constexpr std::array<double, 2> spreads{1, 2.5}; // where ink begins, in deviations above its mean
constexpr std::size_t digitCount = 10;
constexpr std::size_t atATime = 256; // windows of one run

/// How much redder than anything else: separates red from brown and white.
cv::Mat red(const std::vector<cv::Mat>& bgr)
{
    cv::Mat other, channel;
    cv::max(bgr[1], bgr[0], other);
    cv::subtract(bgr[2], other, channel);
    return channel;
}

/// How much redder than blue: keeps orange and what is over-exposed to yellow.
cv::Mat warm(const std::vector<cv::Mat>& bgr)
{
    cv::Mat channel;
    cv::subtract(bgr[2], bgr[0], channel);
    return channel;
}

/// Only what is thinner than half a digit.
cv::Mat strokes(const cv::Mat& channel)
{
    static const cv::Mat kernel =
        cv::getStructuringElement(cv::MORPH_RECT, {11, 11}); // a round one takes five times as long
    cv::Mat ink;
    cv::morphologyEx(channel, ink, cv::MORPH_TOPHAT, kernel);
    return ink;
}

/// The window around a place, with the mean and the spread of MNIST's pictures.
void putWindow(const cv::Mat& ink, cv::Point2f place, float* into)
{
    cv::Mat patch;
    cv::getRectSubPix(ink, {side, side}, place, patch);
    cv::Scalar mean, deviation;
    cv::meanStdDev(patch, mean, deviation);
    const double factor = inkSpread / std::max(deviation[0], faint);
    cv::Mat values(side, side, CV_32F, into);
    patch.convertTo(values, CV_32F, factor, inkMean - mean[0] * factor);
    cv::min(cv::max(values, 0), 1, values);
}

/// Where to look at a piece, if it is about as high as a digit.
void addPlaces(const int* piece, std::vector<cv::Point2f>& places)
{
    const auto left = static_cast<float>(piece[cv::CC_STAT_LEFT]), top = static_cast<float>(piece[cv::CC_STAT_TOP]);
    const auto wide = static_cast<float>(piece[cv::CC_STAT_WIDTH]),
               high = static_cast<float>(piece[cv::CC_STAT_HEIGHT]);
    if (high < 0.6F * digitHeight || high > 1.35F * digitHeight || wide < 2 || wide > 8.F * digitHeight) return;
    const float inset = std::min(wide / 2, 0.3F * digitHeight), between = wide - 2 * inset;
    const int steps = static_cast<int>(between / 4);
    for (int i = 0; i <= steps; ++i) {
        const float share = steps == 0 ? 0 : static_cast<float>(i) / static_cast<float>(steps);
        places.emplace_back(left + inset + share * between, top + high / 2);
    }
}

bool isWholePhoto(const cv::Mat& picture)
{
    return picture.rows >= leastRows && picture.cols < mostAspect * picture.rows;
}

/// The parts of a picture that a date may be in.
std::vector<cv::Mat> partsOf(const cv::Mat& picture)
{
    if (!isWholePhoto(picture)) return {picture};
    const int edge = cvRound(edgeShare * picture.rows);
    return {picture.rowRange(picture.rows - edge, picture.rows), picture.rowRange(0, edge)};
}

/// Do enough of them stand side by side? Asked before the network is.
bool standOnRow(const std::vector<cv::Point2f>& places)
{
    constexpr float sameRow = 3.5F, reach = 15 * digitHeight, next = 0.4F * digitHeight;
    return std::any_of(places.begin(), places.end(), [&](cv::Point2f first) {
        std::vector<float> row;
        for (const cv::Point2f& place : places)
            if (std::abs(place.y - first.y) <= sameRow && std::abs(place.x - first.x) <= reach) row.push_back(place.x);
        std::sort(row.begin(), row.end());
        std::size_t count = 0;
        float last = -2 * reach;
        for (const float x : row)
            if (x - last >= next) {
                ++count;
                last = x;
            }
        return count >= leastOnRow;
    });
}

/// Above which values, of 255, ink begins: `least` or more.
std::set<int> inkLevels(const cv::Mat& ink, double least)
{
    cv::Scalar mean, deviation;
    cv::meanStdDev(ink, mean, deviation);
    std::set<int> levels;
    for (const double spread : spreads) levels.insert(cvFloor(std::max(least, mean[0] + spread * deviation[0])));
    return levels;
}

/// Middles of the connected pieces above this level that are about as high as a digit, those with most ink first.
/// Neighbours may be connected: a wide piece gives several places.
std::vector<cv::Point2f> piecesOf(const cv::Mat& ink, int level)
{
    cv::Mat binary, labels, stats, centres;
    cv::threshold(ink, binary, level, 255, cv::THRESH_BINARY);
    if (cv::countNonZero(binary) < leastPixels) return {};
    cv::morphologyEx(binary, binary, cv::MORPH_CLOSE, cv::Mat::ones(5, 1, CV_8U));
    const int count = cv::connectedComponentsWithStats(binary, labels, stats, centres);
    std::vector<int> order(static_cast<std::size_t>(count - 1));
    std::iota(order.begin(), order.end(), 1); // 0 is what is no ink
    const auto area = [&](int piece) { return stats.at<int>(piece, cv::CC_STAT_AREA); };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return area(a) > area(b); });
    if (order.size() > mostPieces) order.resize(mostPieces);
    std::vector<cv::Point2f> places;
    for (const int piece : order) addPlaces(stats.ptr<int>(piece), places);
    return places;
}

float likeliest(const std::vector<float>& answer)
{
    return *std::max_element(answer.begin(), answer.begin() + digitCount);
}

} // namespace

/// A row with digits on it: its middle, and from where to where to look.
struct DateImprint::Line {
    float middle = 0, from = 0, to = 0;
};

DateImprint::DateImprint(const ModelRecord& record, std::unique_ptr<Net> net)
    : rev_(record.rev()), labels_(record.outputs.front().labels.size()), net_(std::move(net))
{
}

Result<DateImprint> DateImprint::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(record.task == ModelTask::digits && record.input.width == side && record.input.height == side);
    EXPECTS(record.input.channels() == 1 && record.outputs.front().labels.size() > digitCount);
    TRY_ASSIGN(auto net, engine.open(record, files));
    return DateImprint(record, std::move(net));
}

/// The network's answers for windows around the places.
Result<std::vector<DateImprint::Answer>> DateImprint::lookAt(const cv::Mat& ink, const std::vector<cv::Point2f>& places)
{
    std::vector<Answer> answers;
    for (std::size_t start = 0; start < places.size(); start += atATime) {
        const std::size_t count = std::min(atATime, places.size() - start);
        const int shape[4] = {static_cast<int>(count), 1, side, side};
        Tensor windows(4, shape, CV_32F);
        for (std::size_t i = 0; i < count; ++i)
            putWindow(ink, places[start + i], windows.ptr<float>(static_cast<int>(i)));
        TRY_ASSIGN(const auto outputs, net_->run(windows));
        if (outputs.size() != 1 || outputs.front().type() != CV_32F || outputs.front().total() != count * labels_)
            return fail(Code::netShape, Stage::classify, rev_.id, "not one answer for each window");
        const float* const values = outputs.front().ptr<float>();
        for (std::size_t i = 0; i < count; ++i) answers.emplace_back(values + i * labels_, values + (i + 1) * labels_);
    }
    return answers;
}

/// Rows on which two or more pieces are digits.
Result<std::vector<DateImprint::Line>> DateImprint::linesOf(const cv::Mat& ink, bool photo)
{
    constexpr float sameRow = 3.5F, sameLine = 2.5F, reach = 15 * digitHeight, beyond = 8 * digitHeight;
    std::vector<cv::Point2f> places;
    for (const int level : inkLevels(ink, photo ? burntInk : leastInk)) {
        const std::vector<cv::Point2f> pieces = piecesOf(ink, level);
        places.insert(places.end(), pieces.begin(), pieces.end());
    }
    if (photo && !standOnRow(places)) return std::vector<Line>{};
    TRY_ASSIGN(const auto answers, lookAt(ink, places));
    std::vector<cv::Point2f> digits;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (likeliest(answers[i]) >= sure) digits.push_back(places[i]);
    std::vector<Line> lines;
    for (const cv::Point2f& digit : digits) {
        float from = digit.x, to = digit.x;
        for (const cv::Point2f& other : digits) {
            if (std::abs(other.y - digit.y) > sameRow || std::abs(other.x - digit.x) > reach) continue;
            from = std::min(from, other.x);
            to = std::max(to, other.x);
        }
        const auto known = [&](const Line& line) { return std::abs(line.middle - digit.y) <= sameLine; };
        if (to - from < apart || std::any_of(lines.begin(), lines.end(), known)) continue;
        lines.push_back(
            {digit.y, std::max(0.F, from - beyond), std::min(static_cast<float>(ink.cols - 1), to + beyond)});
    }
    return lines;
}

/// The strongest digits of a line that do not overlap, from left to right.
Result<std::vector<SeenDigit>> DateImprint::digitsOn(const cv::Mat& ink, const Line& line)
{
    constexpr float step = 2, up = 2;
    std::vector<cv::Point2f> places;
    for (const float shift : {-up, 0.F, up})
        for (float x = line.from; x < line.to; x += step) places.emplace_back(x, line.middle + shift);
    const std::size_t columns = places.size() / 3;
    if (columns == 0) return std::vector<SeenDigit>{};
    TRY_ASSIGN(const auto answers, lookAt(ink, places));
    cv::Mat best(static_cast<int>(columns), digitCount, CV_32F); // of the three rows
    for (std::size_t i = 0; i < columns; ++i)
        for (std::size_t digit = 0; digit < digitCount; ++digit)
            best.at<float>(static_cast<int>(i), static_cast<int>(digit)) =
                std::max({answers[i][digit], answers[columns + i][digit], answers[2 * columns + i][digit]});
    cv::blur(best, best, {1, 3}); // over three neighbouring places, not over the digits

    std::vector<SeenDigit> seen;
    for (int i = 0; i < best.rows; ++i) {
        const float* const row = best.ptr<float>(i);
        const float* const most = std::max_element(row, row + digitCount);
        if (*most >= likely)
            seen.push_back({places[static_cast<std::size_t>(i)].x, line.middle, static_cast<int>(most - row), *most});
    }
    std::stable_sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.sure > b.sure; });
    std::vector<SeenDigit> kept;
    for (SeenDigit digit : seen) {
        const auto near = [&](const SeenDigit& other) { return std::abs(other.x - digit.x) < apart; };
        if (std::any_of(kept.begin(), kept.end(), near)) continue;
        digit.sure = std::min(digit.sure, surest);
        kept.push_back(digit);
    }
    std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return kept;
}

/// A date in digits of about this height, where it is stronger than the best so far.
Status DateImprint::readPart(const cv::Mat& part, double height, bool photo, std::optional<PrintedDate>& best)
{
    const double factor = digitHeight / height;
    if (cvRound(part.cols * factor) < 1 || cvRound(part.rows * factor) < 1) return {}; // a strip has no place for digits
    cv::Mat scaled;
    cv::resize(part, scaled, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    std::vector<cv::Mat> bgr;
    cv::split(scaled, bgr);
    for (const cv::Mat& channel : {red(bgr), warm(bgr)}) {
        const cv::Mat ink = strokes(channel);
        TRY_ASSIGN(const auto lines, linesOf(ink, photo));
        for (const Line& line : lines) {
            TRY_ASSIGN(const auto digits, digitsOn(ink, line));
            const auto date = dateOf(ink, digits);
            if (date && date->meanStrength >= enough && (!best || date->strength > best->strength)) best = date;
        }
    }
    return {};
}

Result<std::optional<PrintedDate>> DateImprint::read(const LoadedImage& image)
try {
    std::optional<PrintedDate> best;
    const int rows = image.pixels.rows;
    const bool photo = isWholePhoto(image.pixels);
    const double highest = (photo ? mostShareOfPhoto : mostShare) * rows;
    for (const cv::Mat& part : partsOf(image.pixels))
        for (double height = std::max(smallest, leastShare * rows); height <= highest; height *= nextHeight)
            TRY(readPart(part, height, photo, best));
    return best;
} catch (const cv::Exception& exception) {
    return fail(Code::netFailed, Stage::classify, rev_.id, exception.what());
} catch (const std::bad_alloc&) {
    return fail(Code::outOfMemory, Stage::classify, rev_.id);
}

} // namespace albumen
