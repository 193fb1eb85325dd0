// "Why?": what speaks for the name that a face has: its distance and limit, the known faces nearest to it, the rule.
#pragma once

#include <QWidget>

#include "library/Cards.h"

class QVBoxLayout;

namespace albumen {

class Button;
class Label;
class Thumbnails;

/// The rule that spoke, in words; of the person whom the face is labelled with, or the nearest one.
QString ruleWords(const WhyCard& why);

/// Threads: GUI.
class WhyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit WhyPanel(Thumbnails& thumbnails, QWidget* parent = nullptr);

    void show(const WhyCard& why);
    void clear(); ///< no face is current
    void retranslate();
    QString rule() const;

    QSize sizeHint() const override { return {300, 400}; }

signals:
    void photoWanted(const QString& path);

private:
    class Picture;
    class NearRow;
    class FactRow;
    void showFacts();

    Label *title_, *file_, *how_, *rule_, *nearestTitle_;
    Picture* picture_;
    Button* photo_;
    QWidget* body_;
    std::vector<NearRow*> near_;
    std::vector<FactRow*> facts_;
    std::optional<WhyCard> why_;
};

} // namespace albumen
