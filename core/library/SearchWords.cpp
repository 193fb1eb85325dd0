#include "library/SearchWords.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/Contract.h"

namespace albumen {
namespace {

using Translation = std::pair<std::string_view, std::string_view>;

constexpr Translation chinese[] = {
    // tags and classes
    {"人", "person"},
    {"人物", "people"},
    {"动物", "animal"},
    {"宠物", "animal"},
    {"风景", "landscape"},
    {"风光", "landscape"},
    {"车辆", "vehicle"},
    {"交通工具", "vehicle"},
    {"建筑", "building"},
    {"建筑物", "building"},
    {"家具", "furniture"},
    {"书", "book"},
    {"书籍", "book"},
    {"包", "bag"},
    {"运动", "sports"},
    {"体育", "sports"},
    {"食物", "food"},
    {"美食", "food"},
    {"设备", "device"},
    {"电器", "device"},
    // things
    {"自行车", "bicycle"},
    {"车", "car"},
    {"汽车", "car"},
    {"轿车", "car"},
    {"摩托车", "motorcycle"},
    {"飞机", "airplane"},
    {"公交车", "bus"},
    {"公共汽车", "bus"},
    {"火车", "train"},
    {"卡车", "truck"},
    {"船", "boat"},
    {"红绿灯", "traffic light"},
    {"长椅", "bench"},
    {"鸟", "bird"},
    {"猫", "cat"},
    {"狗", "dog"},
    {"马", "horse"},
    {"羊", "sheep"},
    {"绵羊", "sheep"},
    {"牛", "cow"},
    {"大象", "elephant"},
    {"熊", "bear"},
    {"斑马", "zebra"},
    {"长颈鹿", "giraffe"},
    {"背包", "backpack"},
    {"雨伞", "umbrella"},
    {"伞", "umbrella"},
    {"手提包", "handbag"},
    {"领带", "tie"},
    {"行李箱", "suitcase"},
    {"飞盘", "frisbee"},
    {"滑雪板", "skis"},
    {"球", "ball"},
    {"风筝", "kite"},
    {"滑板", "skateboard"},
    {"冲浪板", "surfboard"},
    {"网球拍", "tennis racket"},
    {"瓶子", "bottle"},
    {"酒杯", "wine glass"},
    {"杯子", "cup"},
    {"叉子", "fork"},
    {"刀", "knife"},
    {"勺子", "spoon"},
    {"碗", "bowl"},
    {"香蕉", "banana"},
    {"苹果", "apple"},
    {"三明治", "sandwich"},
    {"橙子", "orange"},
    {"西兰花", "broccoli"},
    {"胡萝卜", "carrot"},
    {"热狗", "hot dog"},
    {"披萨", "pizza"},
    {"甜甜圈", "donut"},
    {"蛋糕", "cake"},
    {"椅子", "chair"},
    {"沙发", "couch"},
    {"盆栽", "potted plant"},
    {"床", "bed"},
    {"餐桌", "dining table"},
    {"马桶", "toilet"},
    {"电视", "tv"},
    {"笔记本电脑", "laptop"},
    {"电脑", "computer"},
    {"鼠标", "mouse"},
    {"遥控器", "remote"},
    {"键盘", "keyboard"},
    {"手机", "cell phone"},
    {"微波炉", "microwave"},
    {"烤箱", "oven"},
    {"水槽", "sink"},
    {"冰箱", "refrigerator"},
    {"钟", "clock"},
    {"花瓶", "vase"},
    {"剪刀", "scissors"},
    {"泰迪熊", "teddy bear"},
    {"吹风机", "hair drier"},
    {"牙刷", "toothbrush"},
    {"鱼", "fish"},
    {"蝴蝶", "butterfly"},
    {"兔子", "rabbit"},
    {"猴子", "monkey"},
    {"熊猫", "panda"},
    {"昆虫", "insect"},
    {"花", "flower"},
    {"山", "mountain"},
    {"海滩", "beach"},
    {"沙滩", "beach"},
    {"海", "sea"},
    {"大海", "sea"},
    {"湖", "lake"},
    {"桥", "bridge"},
    {"教堂", "church"},
    {"塔", "tower"},
    {"水果", "fruit"},
    {"蔬菜", "vegetable"},
    {"面包", "bread"},
    {"冰淇淋", "ice cream"},
    {"婚礼", "wedding"},
    {"帽子", "hat"},
    {"吉他", "guitar"},
    {"钢琴", "piano"},
    // verdicts and marks
    {"截图", "screenshot"},
    {"屏幕截图", "screenshot"},
    {"截屏", "screenshot"},
    {"模糊", "blurred"},
    {"抖动", "shaken"},
    {"失焦", "unsharp"},
    {"昏暗", "dark"},
    {"暗", "dark"},
    {"重复", "duplicate"},
    {"收藏", "favourite"},
    {"视频", "film"},
    {"影片", "film"},
    {"录像", "film"},
    {"夜晚", "night"},
    {"夜间", "night"},
    {"晚上", "night"},
    // tones
    {"明亮", "bright"},
    {"黑白", "black and white"},
    {"鲜艳", "colourful"},
    {"红色", "red"},
    {"橙色", "orange"},
    {"黄色", "yellow"},
    {"绿色", "green"},
    {"青色", "cyan"},
    {"蓝色", "blue"},
    {"紫色", "purple"},
    {"粉色", "pink"},
    {"棕色", "brown"},
    {"白色", "white"},
    // times
    {"春天", "spring"},
    {"春季", "spring"},
    {"夏天", "summer"},
    {"夏季", "summer"},
    {"秋天", "autumn"},
    {"秋季", "autumn"},
    {"冬天", "winter"},
    {"冬季", "winter"},
    {"1月", "january"},
    {"2月", "february"},
    {"3月", "march"},
    {"4月", "april"},
    {"5月", "may"},
    {"6月", "june"},
    {"7月", "july"},
    {"8月", "august"},
    {"9月", "september"},
    {"10月", "october"},
    {"11月", "november"},
    {"12月", "december"},
    {"一月", "january"},
    {"二月", "february"},
    {"三月", "march"},
    {"四月", "april"},
    {"五月", "may"},
    {"六月", "june"},
    {"七月", "july"},
    {"八月", "august"},
    {"九月", "september"},
    {"十月", "october"},
    {"十一月", "november"},
    {"十二月", "december"},
};

constexpr std::array<std::string_view, 13> monthNames = {"",        "january",  "february", "march",  "april",
                                                         "may",     "june",     "july",     "august", "september",
                                                         "october", "november", "december"};

constexpr std::pair<std::string_view, std::array<unsigned, 3>> seasons[] = {{"spring", {3, 4, 5}},
                                                                            {"summer", {6, 7, 8}},
                                                                            {"autumn", {9, 10, 11}},
                                                                            {"fall", {9, 10, 11}},
                                                                            {"winter", {12, 1, 2}}};

constexpr std::array<std::string_view, 3> numbersOfStars[] = {
    {"1", "one", "一"}, {"2", "two", "二"}, {"3", "three", "三"}, {"4", "four", "四"}, {"5", "five", "五"}};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

} // namespace

std::string inEnglish(std::string_view word)
{
    const auto* const found = std::ranges::find(chinese, word, &Translation::first);
    return std::string(found == std::end(chinese) ? word : found->second);
}

std::vector<Verdict> verdictsCalled(std::string_view word)
{
    if (isOneOf(word, {"screenshot", "screenshots", "screen shot", "screen shots"})) return {Verdict::screenshot};
    if (isOneOf(word, {"shaken", "shaky"})) return {Verdict::shaken};
    if (isOneOf(word, {"unsharp", "unfocused", "out of focus"})) return {Verdict::unsharp};
    if (isOneOf(word, {"blurred", "blurry", "blur"})) return {Verdict::shaken, Verdict::unsharp};
    if (isOneOf(word, {"dark", "underexposed"})) return {Verdict::dark};
    return {};
}

bool asksForCopies(std::string_view word)
{
    return isOneOf(word, {"duplicate", "duplicates", "copy", "copies"});
}

bool asksForFavourites(std::string_view word)
{
    return isOneOf(word, {"favourite", "favourites", "favorite", "favorites", "starred", "star", "stars"});
}

std::optional<StarsAsked> starsCalled(std::string_view word)
{
    if (isOneOf(word, {"star", "stars", "starred"})) return StarsAsked{};
    const bool marked = word.starts_with("star:") || word.starts_with("stars:");
    if (marked) word.remove_prefix(word.find(':') + 1);
    for (int number = 1; number <= static_cast<int>(std::size(numbersOfStars)); ++number)
        for (const std::string_view spelling : numbersOfStars[number - 1]) {
            if (!word.starts_with(spelling)) continue;
            const std::string_view rest = word.substr(spelling.size());
            if (marked ? rest.empty() : isOneOf(rest, {" star", " stars", "星", "颗星"}))
                return StarsAsked{number, number};
            if (marked ? rest == "+"
                       : isOneOf(rest, {"+ star", "+ stars", " star and more", " stars and more", " star or more",
                                        " stars or more", "星以上", "颗星以上"}))
                return StarsAsked{.least = number};
        }
    return std::nullopt;
}

bool asksForFilms(std::string_view word)
{
    return isOneOf(word, {"film", "films", "movie", "movies", "video", "videos"});
}

bool asksForNight(std::string_view word)
{
    return isOneOf(word, {"night", "nights", "at night"});
}

std::string_view nameOfMonth(unsigned month)
{
    EXPECTS(month >= 1 && month <= 12);
    return monthNames[month];
}

std::uint16_t monthsCalled(std::string_view word)
{
    for (unsigned month = 1; month < monthNames.size(); ++month)
        if (monthNames[month] == word) return static_cast<std::uint16_t>(1U << month);
    for (const auto& [season, months] : seasons)
        if (season == word) return static_cast<std::uint16_t>(1U << months[0] | 1U << months[1] | 1U << months[2]);
    return 0;
}

} // namespace albumen
