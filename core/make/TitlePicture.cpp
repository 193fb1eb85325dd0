#include "make/TitlePicture.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "base/Sentence.h"
#include "base/Text.h"
#include "make/Libav.h"

namespace albumen {
namespace {

constexpr double letterHeight = 1.0 / 12; // of the frame's height
constexpr double mostLineWidth = 0.9;     // of its width
constexpr double lowest = 0.88;           // of its height: where the last line stands, below most faces
constexpr double lineHeight = 1.25;       // of a letter's
constexpr double smallerTitle = 0.8;      // at each try
constexpr double leastTitle = 4;          // pixels: nobody reads less
constexpr double mostInLine = 24;         // ems: a longer title has two lines

bool startsLetter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// In ems, rather too many: letters of three bytes and more are Chinese, Japanese, Korean, or signs as wide.
double widthOf(std::string_view text)
{
    double ems = 0;
    for (const char byte : text)
        if (startsLetter(byte)) ems += static_cast<unsigned char>(byte) >= 0xE0 ? 1.05 : 0.68;
    return ems;
}

/// Parted at the space nearest to the middle.
std::vector<std::string> linesOf(const std::string& title)
{
    if (widthOf(title) <= mostInLine) return {title};
    std::size_t best = std::string::npos;
    const auto far = [&](std::size_t at) { return std::max(at, title.size() - at); };
    for (std::size_t at = title.find(' '); at != std::string::npos; at = title.find(' ', at + 1))
        if (best == std::string::npos || far(at) < far(best)) best = at;
    if (best == std::string::npos) return {title};
    return {title.substr(0, best), title.substr(best + 1)};
}

struct TitleLines {
    std::vector<std::string> lines;
    double size = 0; ///< of a letter, in pixels
    double baseline(std::size_t line, cv::Size frame) const
    {
        return frame.height * lowest - size * lineHeight * static_cast<double>(lines.size() - 1 - line);
    }
};

TitleLines laidOut(const std::string& title, cv::Size frame)
{
    TitleLines laid{linesOf(title), frame.height * letterHeight};
    for (const std::string& line : laid.lines)
        laid.size = std::min(laid.size, frame.width * mostLineWidth / std::max(1.0, widthOf(line)));
    return laid;
}

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char byte : text) switch (byte) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        default: safe += byte;
        }
    return safe;
}

std::string svgOf(const TitleLines& laid, cv::Size frame)
{
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                                  "font-family=\"sans-serif\" font-weight=\"bold\" font-size=\"{2}\" "
                                  "text-anchor=\"middle\" stroke-linejoin=\"round\">",
                                  frame.width, frame.height, laid.size);
    for (std::size_t i = 0; i < laid.lines.size(); ++i)
        for (const std::string_view look :
             {"fill=\"none\" stroke=\"black\" stroke-opacity=\"0.7\"", "fill=\"white\" stroke=\"none\""})
            svg += fmt::format("<text x=\"{}\" y=\"{}\" stroke-width=\"{}\" {}>{}</text>", frame.width / 2,
                               laid.baseline(i, frame), laid.size / 8, look, escaped(laid.lines[i]));
    return svg + "</svg>";
}

/// By librsvg, which libavcodec may have. Empty: it has not.
cv::Mat drawnSvg(const std::string& svg, cv::Size frame)
{
    if (!loadLibav()) return {};
    const AVCodec* const codec = libav().avcodec_find_decoder(AV_CODEC_ID_SVG);
    const Libav<AVCodecContext> reader(codec ? libav().avcodec_alloc_context3(codec) : nullptr);
    const Libav<AVPacket> packet(libav().av_packet_alloc());
    const Libav<AVFrame> drawn(libav().av_frame_alloc());
    if (!reader || !packet || !drawn || libav().av_new_packet(packet.get(), static_cast<int>(svg.size())) < 0)
        return {};
    std::memcpy(packet->data, svg.data(), svg.size());
    reader->width = frame.width;
    reader->height = frame.height;
    if (libav().avcodec_open2(reader.get(), codec, nullptr) < 0 ||
        libav().avcodec_send_packet(reader.get(), packet.get()) < 0 ||
        libav().avcodec_receive_frame(reader.get(), drawn.get()) < 0)
        return {};
    if (drawn->format != AV_PIX_FMT_BGRA || drawn->width != frame.width || drawn->height != frame.height) return {};
    return cv::Mat(frame, CV_8UC4, drawn->data[0], static_cast<std::size_t>(drawn->linesize[0])).clone();
}

cv::Mat drawnByOpenCv(const TitleLines& laid, cv::Size frame)
{
    cv::Mat drawn(frame, CV_8UC4, cv::Scalar::all(0));
    constexpr int font = cv::FONT_HERSHEY_DUPLEX;
    for (std::size_t i = 0; i < laid.lines.size(); ++i) {
        const double scale = cv::getFontScaleFromHeight(font, cvRound(laid.size * 0.7));
        const int width = cv::getTextSize(laid.lines[i], font, scale, 1, nullptr).width;
        const cv::Point at((frame.width - width) / 2, cvRound(laid.baseline(i, frame)));
        const int line = std::max(1, cvRound(laid.size / 20));
        cv::putText(drawn, laid.lines[i], at, font, scale, {0, 0, 0, 255}, 3 * line, cv::LINE_AA);
        cv::putText(drawn, laid.lines[i], at, font, scale, {255, 255, 255, 255}, line, cv::LINE_AA);
    }
    return drawn;
}

/// No letter is at the edge, or beyond it: how wide letters are, the font alone knows.
bool isWhole(const cv::Mat& drawn)
{
    cv::Mat alpha;
    cv::extractChannel(drawn, alpha, 3);
    const cv::Rect letters = cv::boundingRect(alpha);
    return letters.empty() || (letters.x > 0 && letters.br().x < drawn.cols);
}

} // namespace

Result<cv::Mat> titlePicture(const std::string& title, cv::Size frame)
{
    const std::string text(trimmed(printable(title)));
    const bool plain = std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
    for (TitleLines laid = laidOut(text, frame);; laid.size *= smallerTitle) {
        cv::Mat drawn = drawnSvg(svgOf(laid, frame), frame);
        if (drawn.empty() && !plain) return fail(Code::usage, Stage::file, {}, std::string(titleLetters));
        if (drawn.empty()) drawn = drawnByOpenCv(laid, frame);
        if (laid.size < leastTitle || isWhole(drawn)) return drawn;
    }
}

void layOver(cv::Mat& frame, const cv::Mat& title)
{
    for (int y = 0; y < frame.rows; ++y) {
        auto* pixel = frame.ptr<cv::Vec3b>(y);
        const auto* over = title.ptr<cv::Vec4b>(y);
        for (int x = 0; x < frame.cols; ++x)
            if (const int alpha = over[x][3]; alpha > 0)
                for (int c = 0; c < 3; ++c)
                    pixel[x][c] = static_cast<uchar>(std::min(255, over[x][c] + pixel[x][c] * (255 - alpha) / 255));
    }
}

} // namespace albumen
