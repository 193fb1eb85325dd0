#include "Kernels.h"

#include <algorithm>
#include <ctime>
#include <functional>

#include <opencv2/core.hpp>

#include "load/ContentHash.h"
#include "load/InProcessLoader.h"
#include "load/Thumbnailer.h"
#include "net/OpenCvEngine.h"
#include "support/CatalogueMaker.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;

namespace {

/// Of this thread.
double processorMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double leastOf(const std::function<void()>& work)
{
    double least = 1e9;
    for (int i = 0; i < 10; ++i) {
        const double before = processorMs();
        work();
        least = std::min(least, processorMs() - before);
    }
    return least;
}

double msOf(const char* id, cv::Size size)
{
    const Manifest manifest = test::shippedManifest();
    const auto files = test::filesHere(*manifest.find(id));
    if (!files) return 0;
    const auto disk = makeFiles();
    OpenCvEngine engine(*disk);
    const auto net = test::must(engine.open(*manifest.find(id), *files));
    const int shape[] = {1, 3, size.height, size.width};
    Tensor input(4, shape, CV_32F);
    cv::randu(input, 0, 255);
    return leastOf([&] { test::must(net->run(input)); });
}

} // namespace

nlohmann::json kernelsOf(const std::filesystem::path& album, const std::filesystem::path& weights)
{
    cv::setNumThreads(1);
    const auto photo = std::filesystem::directory_iterator(album)->path();
    const auto bytes = test::readBytes(photo);
    MemoryBudget budget(decodedAtOnce);
    InProcessLoader loader(budget);
    const JobControl job;
    const auto image = test::must(loader.load(bytes, {.longSide = 1500}, job));
    nlohmann::json told{{"hash", leastOf([&] { test::must(ContentHash().identify(bytes)); })},
                        {"decode", leastOf([&] { test::must(loader.load(bytes, {.longSide = 1500}, job)); })},
                        {"thumbnail", leastOf([&] { test::must(Thumbnailer().make(image)); })},
                        {"own detector", msOf("albumen-face-detect", {640, 480})},
                        {"own embedder", msOf("albumen-facenet", {96, 96})}};
    if (weights.empty()) return told;
    told["YuNet"] = msOf("yunet-n-640", {640, 480});
    told["0095"] = msOf("face-reidentification-retail-0095", {128, 128});
    return told;
}
