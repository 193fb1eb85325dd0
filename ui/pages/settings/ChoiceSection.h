// One of a few, side by side: the colours, the size of thumbnails, the language.
#pragma once

#include <functional>

#include <QList>

#include "pages/settings/Section.h"

class QButtonGroup;
class QRadioButton;

namespace albumen {

/// Threads: GUI.
class ChoiceSection final : public Section
{
    Q_OBJECT

public:
    struct Look {
        QString (*title)();
        QString (*caption)();
        QList<QString (*)()> choices;
        std::function<int()> now; ///< the one in force
        std::function<void(int)> choose;
    };
    ChoiceSection(const QString& id, Look look, QWidget* parent = nullptr);
    void retranslate() override;
    QRadioButton& choice(int which) { return *buttons_[which]; }

private:
    void follow();

    Look look_;
    QButtonGroup* group_;
    QList<QRadioButton*> buttons_;
};

ChoiceSection* makeAppearanceSection(QWidget* parent);
ChoiceSection* makeThumbnailSection(QWidget* parent);
ChoiceSection* makeLanguageSection(QWidget* parent);
ChoiceSection* makeCardsSection(QWidget* parent);

} // namespace albumen
