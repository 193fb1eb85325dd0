// Below what was found: of the chosen photo why it was found, and how likely each of the five classes is.
#pragma once

#include <vector>

#include <QWidget>

#include "photo/Understanding.h"

namespace albumen {

class ClassBars;
class ElidedLabel;

/// Its height is the same whatever it shows. Threads: GUI.
class FoundStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit FoundStrip(QWidget* parent = nullptr);

    /// Empty: no photo is chosen.
    void setPhoto(const QString& name, const QString& why);
    /// The likeliest first; empty: not known.
    void setClasses(const std::vector<Guess>& classes, bool looked);
    QString why() const;
    QString classes() const;
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void words();

    ElidedLabel *name_, *why_;
    ClassBars* bars_;
    QString file_, reason_;
};

} // namespace albumen
