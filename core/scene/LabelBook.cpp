#include "scene/LabelBook.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

namespace albumen {
namespace {

constexpr std::size_t classes = 1000;

/// Numbers of classes, counted from 0, both ends among them.
struct Span {
    std::size_t first, last;
};
struct Kind {
    std::string_view word;
    std::vector<Span> spans;
};

/// ImageNet's order follows WordNet's tree as far as living things go; things are named one by one.
const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all = {
        {"animal", {{0, 397}}},
        {"fish", {{0, 6}, {389, 397}}},
        {"shark", {{2, 4}}},
        {"bird", {{7, 24}, {80, 100}, {127, 146}}},
        {"parrot", {{87, 90}}},
        {"frog", {{30, 32}}},
        {"salamander", {{25, 29}}},
        {"turtle", {{33, 37}}},
        {"lizard", {{38, 48}}},
        {"reptile", {{33, 68}}},
        {"crocodile", {{49, 50}}},
        {"snake", {{52, 68}}},
        {"spider", {{72, 77}}},
        {"crab", {{118, 121}, {125, 125}}},
        {"whale", {{147, 148}}},
        {"dog", {{151, 268}}},
        {"puppy", {{151, 268}}},
        {"wolf", {{269, 271}}},
        {"fox", {{277, 280}}},
        {"cat", {{281, 285}}},
        {"kitten", {{281, 285}}},
        {"bear", {{294, 297}}},
        {"insect", {{300, 326}}},
        {"beetle", {{300, 307}}},
        {"butterfly", {{321, 326}}},
        {"rabbit", {{330, 332}}},
        {"pig", {{341, 343}}},
        {"cow", {{345, 347}}},
        {"sheep", {{348, 349}}},
        {"horse", {{339, 339}, {603, 603}}},
        {"antelope", {{351, 353}}},
        {"monkey", {{365, 384}}},
        {"ape", {{365, 369}}},
        {"elephant", {{101, 101}, {385, 386}}},
        {"panda", {{387, 388}}},
        {"plane", {{404, 404}, {726, 726}, {895, 895}}},
        {"airplane", {{404, 404}, {895, 895}}},
        {"car",
         {{407, 407},
          {436, 436},
          {468, 468},
          {511, 511},
          {609, 609},
          {627, 627},
          {656, 656},
          {661, 661},
          {717, 717},
          {751, 751},
          {817, 817}}},
        {"truck", {{555, 555}, {569, 569}, {675, 675}, {717, 717}, {864, 864}, {867, 867}}},
        {"bus", {{654, 654}, {779, 779}, {874, 874}}},
        {"train", {{466, 466}, {547, 547}, {565, 565}, {705, 705}, {820, 820}, {829, 829}}},
        {"bicycle", {{444, 444}, {671, 671}, {870, 870}, {880, 880}}},
        {"motorcycle", {{665, 665}, {670, 670}}},
        {"boat",
         {{472, 472},
          {484, 484},
          {554, 554},
          {576, 576},
          {625, 625},
          {694, 694},
          {780, 780},
          {814, 814},
          {871, 871},
          {914, 914}}},
        {"ship", {{403, 403}, {510, 510}, {628, 628}, {724, 724}, {780, 780}, {833, 833}, {913, 913}}},
        {"vehicle",
         {{403, 405}, {407, 408}, {436, 436}, {444, 444}, {466, 466}, {468, 468}, {472, 472}, {484, 484}, {510, 511},
          {547, 547}, {554, 555}, {565, 565}, {569, 569}, {573, 573}, {575, 576}, {609, 609}, {625, 625}, {627, 628},
          {654, 654}, {656, 656}, {661, 661}, {665, 665}, {670, 671}, {675, 675}, {705, 705}, {717, 717}, {734, 734},
          {751, 751}, {757, 757}, {779, 780}, {802, 803}, {814, 814}, {817, 817}, {820, 820}, {829, 829}, {847, 847},
          {864, 864}, {866, 867}, {870, 871}, {874, 874}, {895, 895}, {914, 914}}},
        {"building",
         {{425, 425},
          {449, 449},
          {483, 483},
          {497, 497},
          {538, 538},
          {580, 580},
          {624, 624},
          {663, 663},
          {668, 668},
          {698, 698},
          {727, 727},
          {743, 743},
          {832, 832},
          {853, 853},
          {873, 873},
          {900, 900},
          {915, 915}}},
        {"church", {{442, 442}, {497, 497}, {663, 663}}},
        {"tower", {{437, 437}, {442, 442}, {682, 682}, {900, 900}}},
        {"bridge", {{821, 821}, {839, 839}, {888, 888}}},
        {"shop",
         {{415, 415}, {424, 424}, {454, 454}, {467, 467}, {509, 509}, {582, 582}, {788, 788}, {860, 860}, {865, 865}}},
        {"music", {{401, 402}, {420, 420}, {432, 432}, {486, 486}, {513, 513}, {541, 541}, {546, 546},
                   {558, 558}, {566, 566}, {579, 579}, {593, 594}, {641, 642}, {650, 650}, {683, 684},
                   {687, 687}, {699, 699}, {776, 776}, {819, 819}, {875, 875}, {881, 881}, {889, 889}}},
        {"guitar", {{402, 402}, {546, 546}}},
        {"piano", {{579, 579}, {881, 881}}},
        {"ball", {{429, 430}, {522, 522}, {574, 574}, {722, 722}, {768, 768}, {805, 805}, {852, 852}, {890, 890}}},
        {"computer", {{508, 508}, {527, 527}, {590, 590}, {620, 620}, {664, 664}, {673, 673}, {681, 681}}},
        {"phone", {{487, 487}, {528, 528}, {707, 707}}},
        {"clock", {{409, 409}, {530, 530}, {892, 892}}},
        {"chair", {{423, 423}, {559, 559}, {765, 765}, {857, 857}}},
        {"bed", {{431, 431}, {516, 516}, {520, 520}, {564, 564}}},
        {"furniture",
         {{423, 423},
          {431, 431},
          {453, 453},
          {493, 493},
          {495, 495},
          {516, 516},
          {520, 520},
          {526, 526},
          {532, 532},
          {559, 559},
          {564, 564},
          {703, 703},
          {765, 765},
          {831, 831},
          {857, 857},
          {894, 894}}},
        {"hat", {{433, 433}, {439, 439}, {452, 452}, {515, 515}, {667, 667}, {793, 793}, {808, 808}}},
        {"dress", {{578, 578}, {601, 601}, {614, 614}, {655, 655}, {689, 689}, {775, 775}}},
        {"wedding", {{578, 578}, {982, 982}}},
        {"book", {{454, 454}, {624, 624}, {917, 917}, {921, 921}}},
        {"food", {{924, 969}}},
        {"fruit", {{948, 957}}},
        {"vegetable", {{936, 947}, {987, 987}}},
        {"drink", {{966, 967}, {969, 969}}},
        {"bread", {{930, 932}}},
        {"ice cream", {{928, 929}}},
        {"cake", {{927, 927}}},
        {"mountain", {{970, 970}, {972, 972}, {979, 980}}},
        {"beach", {{977, 978}}},
        {"sea", {{973, 973}, {976, 978}, {460, 460}, {536, 536}, {718, 718}}},
        {"lake", {{975, 975}}},
        {"water", {{974, 978}, {562, 562}, {525, 525}}},
        {"landscape", {{970, 970}, {972, 972}, {974, 980}}},
        {"person", {{981, 983}}},
        {"flower", {{984, 986}}},
        {"mushroom", {{947, 947}, {991, 997}}},
        {"sport",
         {{416, 416},
          {422, 422},
          {429, 430},
          {560, 560},
          {574, 574},
          {602, 602},
          {702, 702},
          {746, 747},
          {752, 752},
          {768, 768},
          {795, 795},
          {805, 805},
          {852, 852},
          {890, 890},
          {981, 981}}},
    };
    return all;
}

bool isLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 128;
}

std::string lower(std::string text)
{
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// As a whole word, or as words in a row.
bool holdsWord(const std::string& label, std::string_view word)
{
    for (std::size_t at = label.find(word); at != std::string::npos; at = label.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isLetter(label[at - 1])) && (end == label.size() || !isLetter(label[end]))) return true;
    }
    return false;
}

} // namespace

LabelBook::LabelBook(std::vector<std::string> labels) : labels_(std::move(labels))
{
    if (labels_.size() == classes + 1) labels_.erase(labels_.begin());
}

std::vector<std::string> LabelBook::called(std::string_view word) const
{
    std::vector<bool> wanted(labels_.size());
    if (word.empty()) return {};
    for (std::size_t i = 0; i < labels_.size(); ++i) wanted[i] = holdsWord(lower(labels_[i]), word);
    for (const Kind& kind : kinds()) {
        if (kind.word != word || labels_.size() != classes) continue;
        for (const Span& span : kind.spans)
            for (std::size_t i = span.first; i <= span.last; ++i) wanted[i] = true;
    }
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < labels_.size(); ++i)
        if (wanted[i]) labels.push_back(labels_[i]);
    return labels;
}

} // namespace albumen
