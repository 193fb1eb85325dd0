#include "pages/settings/ChoiceSection.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>

#include "CardWatcher.h"
#include "LookChoices.h"

namespace albumen {
namespace {

constexpr std::array sizes{112, 160, 240};

/// A size between these comes from the slider of the grid.
int nearestSize(int side)
{
    const auto* const nearest = std::ranges::min_element(sizes, {}, [side](int size) { return std::abs(size - side); });
    return static_cast<int>(nearest - sizes.begin());
}

} // namespace

ChoiceSection::ChoiceSection(const QString& id, Look look, QWidget* parent)
    : Section(id, parent), look_(std::move(look)), group_(new QButtonGroup(this))
{
    auto* const row = new QWidget;
    auto* const inside = new QHBoxLayout(row);
    inside->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding, metric::cardPadding);
    for (int i = 0; i < look_.choices.size(); ++i) {
        auto* const button = new QRadioButton(row);
        button->setObjectName(id + QString::number(i));
        group_->addButton(button, i);
        buttons_.append(button);
        inside->addWidget(button, 1);
    }
    addRow(row);
    connect(group_, &QButtonGroup::idClicked, this, [this](int which) { look_.choose(which); });
    connect(&lookChoices(), &LookChoices::changed, this, &ChoiceSection::follow);
    follow();
}

void ChoiceSection::follow()
{
    buttons_[look_.now()]->setChecked(true);
}

void ChoiceSection::retranslate()
{
    setWords(look_.title(), look_.caption());
    for (int i = 0; i < buttons_.size(); ++i) buttons_[i]->setText(look_.choices[i]());
}

ChoiceSection* makeAppearanceSection(QWidget* parent)
{
    return new ChoiceSection(
        QStringLiteral("appearance"),
        {.title = [] { return ChoiceSection::tr("Appearance"); },
         .caption = [] { return ChoiceSection::tr("colours of the window"); },
         .choices = {[] { return ChoiceSection::tr("As the system"); }, [] { return ChoiceSection::tr("Light"); },
                     [] { return ChoiceSection::tr("Dark"); }},
         .now = [] { return static_cast<int>(themeChoice()); },
         .choose = [](int which) { lookChoices().choose(static_cast<ThemeChoice>(which)); }},
        parent);
}

ChoiceSection* makeThumbnailSection(QWidget* parent)
{
    return new ChoiceSection(
        QStringLiteral("thumbnails"),
        {.title = [] { return ChoiceSection::tr("Thumbnails"); },
         .caption = [] { return ChoiceSection::tr("size of the photos in the grid"); },
         .choices = {[] { return ChoiceSection::tr("Small"); }, [] { return ChoiceSection::tr("Medium"); },
                     [] { return ChoiceSection::tr("Large"); }},
         .now = [] { return nearestSize(thumbnailSide()); },
         .choose = [](int which) { lookChoices().chooseThumbnails(sizes[static_cast<std::size_t>(which)]); }},
        parent);
}

ChoiceSection* makeLanguageSection(QWidget* parent)
{
    return new ChoiceSection(
        QStringLiteral("language"),
        {.title = [] { return ChoiceSection::tr("Language"); },
         .caption = [] { return ChoiceSection::tr("switches at once"); },
         .choices = {[] { return ChoiceSection::tr("As the system"); }, [] { return QStringLiteral("English"); },
                     [] { return QStringLiteral("简体中文"); }},
         .now = [] { return static_cast<int>(language()); },
         .choose = [](int which) { lookChoices().choose(static_cast<Language>(which)); }},
        parent);
}

ChoiceSection* makeCardsSection(QWidget* parent)
{
    return new ChoiceSection(QStringLiteral("cards"),
                             {.title = [] { return ChoiceSection::tr("Cards and cameras"); },
                              .caption = [] { return ChoiceSection::tr("that are put in while Albumen is open"); },
                              .choices = {[] { return ChoiceSection::tr("Offer to import from them"); },
                                          [] { return ChoiceSection::tr("Say nothing"); }},
                              .now = [] { return cardsOffered() ? 0 : 1; },
                              .choose = [](int which) { setCardsOffered(which == 0); }},
                             parent);
}

} // namespace albumen
