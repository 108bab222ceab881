<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>avocet::InspectorHeader</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::MainWindow</name>
    <message numerus="yes">
        <source>%n subscription(s) refused</source>
        <translation>
            <numerusform>%n subscription refused</numerusform>
            <numerusform>%n subscriptions refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::Rendering</name>
    <message numerus="yes">
        <source>%n sequence(s) that are not UTF-8 are shown as �.</source>
        <translation>
            <numerusform>%n sequence that is not UTF-8 is shown as �.</numerusform>
            <numerusform>%n sequences that are not UTF-8 are shown as �.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::SearchPane</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>avocet::TopicPane</name>
    <message numerus="yes">
        <source>%n new topic(s)</source>
        <translation>
            <numerusform>%n new topic</numerusform>
            <numerusform>%n new topics</numerusform>
        </translation>
    </message>
</context>
</TS>
